"""Checks on paper."""

from django.urls import path

from quizzes.check_sheets.views import entering, sheets

urlpatterns = [
    path("", sheets.check_sheets, name="check_sheets"),
    path("act/", sheets.check_sheets_act, name="check_sheets_act"),
    path("sheets.pdf", sheets.check_sheets_pdf, name="check_sheets_pdf"),
    path("key.pdf", sheets.check_sheets_key, name="check_sheets_key"),
    path("answers.xlsx", sheets.check_sheets_list, name="check_sheets_list"),
    path("answers/", entering.check_sheets_answers, name="check_sheets_answers"),
    path("answers/apply/", entering.check_sheets_apply, name="check_sheets_apply"),
    path("<int:pk>/", entering.check_sheet, name="check_sheet"),
]
