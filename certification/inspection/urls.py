"""Ways into the inspection room."""

from django.urls import path

from certification.inspection import views

urlpatterns = [
    path("inspection/", views.inspection, name="inspection"),
    path("inspection/verify/", views.inspection_verify, name="inspection_verify"),
    path("inspection/<int:pk>/", views.inspection_pack, name="inspection_pack"),
    path("inspection/<int:pk>/file/", views.inspection_pack_file, name="inspection_pack_file"),
    path("inspection/<int:pk>/delete/", views.inspection_pack_delete, name="inspection_pack_delete"),
]
