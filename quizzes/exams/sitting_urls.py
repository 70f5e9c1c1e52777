"""Sitting an exam, and invigilating it."""

from django.urls import path

from quizzes.exams.views import invigilating, live, sitting_api
from quizzes.exams.views.intro import exam_intro
from quizzes.exams.views.sitting import exam_sitting

urlpatterns = [
    path("<int:paper>/", exam_intro, name="exam_intro"),
    path("<int:paper>/live/", live.exam_live, name="exam_live"),
    path("<int:paper>/room/", live.exam_room, name="exam_room"),
    path("<int:paper>/late/", live.exam_late, name="exam_late"),
    path("sitting/<int:pk>/", exam_sitting, name="exam_sitting"),
    path("sitting/<int:pk>/answers/", sitting_api.exam_answer, name="exam_answer"),
    path("sitting/<int:pk>/state/", sitting_api.exam_state, name="exam_state"),
    path("sitting/<int:pk>/submit/", sitting_api.exam_submit, name="exam_submit"),
    path("sitting/<int:pk>/act/", invigilating.exam_act, name="exam_act"),
    path("<int:paper>/act/", invigilating.exam_act_all, name="exam_act_all"),
    path("<int:paper>/live/data/", invigilating.exam_live_data, name="exam_live_data"),
]
