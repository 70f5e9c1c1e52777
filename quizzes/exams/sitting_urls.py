"""Sitting an exam."""

from django.urls import path

from quizzes.exams.views import sitting_api

urlpatterns = [
    path("sitting/<int:pk>/answers/", sitting_api.exam_answer, name="exam_answer"),
    path("sitting/<int:pk>/state/", sitting_api.exam_state, name="exam_state"),
    path("sitting/<int:pk>/submit/", sitting_api.exam_submit, name="exam_submit"),
]
