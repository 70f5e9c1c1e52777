"""Exams, under exams/."""

from django.urls import include, path

urlpatterns = [
    path("", include("quizzes.exams.sitting_urls")),
    path("", include("quizzes.exams.papers_urls")),
    path("", include("quizzes.exams.on_paper_urls")),
]
