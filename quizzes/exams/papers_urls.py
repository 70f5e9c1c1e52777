"""Writing papers and reading results."""

from django.urls import path

from quizzes.exams.views import papers, results

urlpatterns = [
    path("papers/", papers.paper_list, name="paper_list"),
    path("papers/new/", papers.paper_new, name="paper_new"),
    path("papers/<int:pk>/", papers.paper, name="paper"),
    path("papers/<int:pk>/edit/", papers.paper_edit, name="paper_edit"),
    path("papers/<int:pk>/act/", papers.paper_act, name="paper_act"),
    path("papers/<int:pk>/results/", results.paper_results, name="paper_results"),
    path("papers/<int:pk>/results.xlsx", results.paper_results_export, name="paper_results_export"),
    path("sitting/<int:pk>/result/", results.exam_result, name="exam_result"),
]
