from django.urls import path

from courses import views

urlpatterns = [
    path("matters/", views.matter_list, name="matter_list"),
    path("lessons-md/<int:pk>/", views.lesson_markdown, name="lesson_markdown"),
]
