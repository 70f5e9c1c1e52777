"""Exams on paper."""

from django.urls import path

from quizzes.exams.views import answer_lists, on_paper

urlpatterns = [
    path("papers/<int:pk>/sheets/", on_paper.exam_sheets, name="exam_sheets"),
    path("papers/<int:pk>/sheets/sheets.pdf", on_paper.exam_sheets_pdf, name="exam_sheets_pdf"),
    path("papers/<int:pk>/sheets/key.pdf", on_paper.exam_key_pdf, name="exam_key_pdf"),
    path("papers/<int:pk>/sheets/<int:sitting>/", answer_lists.exam_sheet, name="exam_sheet"),
    path("papers/<int:pk>/sheets/answers.xlsx", answer_lists.exam_answer_list, name="exam_answer_list"),
    path("papers/<int:pk>/sheets/answers/", answer_lists.exam_answers, name="exam_answers"),
    path("papers/<int:pk>/sheets/answers/apply/", answer_lists.exam_answers_apply, name="exam_answers_apply"),
]
