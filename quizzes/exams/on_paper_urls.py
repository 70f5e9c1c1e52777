"""Exams on paper."""

from django.urls import path

from quizzes.exams.views import on_paper

urlpatterns = [
    path("papers/<int:pk>/sheets/", on_paper.exam_sheets, name="exam_sheets"),
    path("papers/<int:pk>/sheets/sheets.pdf", on_paper.exam_sheets_pdf, name="exam_sheets_pdf"),
    path("papers/<int:pk>/sheets/key.pdf", on_paper.exam_key_pdf, name="exam_key_pdf"),
]
