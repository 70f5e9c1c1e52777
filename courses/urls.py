from django.urls import path

from courses import views

urlpatterns = [
    path("matters/", views.matter_list, name="matter_list"),
    path("matters/<int:pk>/history/", views.matter_history, name="matter_history"),
    path("matters/<int:pk>/compare/", views.matter_compare, name="matter_compare"),
    path("matters/<int:pk>/as-of/", views.matter_as_of, name="matter_as_of"),
    path("lessons-md/<int:pk>/", views.lesson_markdown, name="lesson_markdown"),
]
