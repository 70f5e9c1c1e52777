"""Ways into the room of shadowing."""

from django.urls import path

from certification.shadowing import views

urlpatterns = [
    path("shadowing/", views.shadowing_list, name="shadowing_list"),
    path("shadowing/mine/", views.shadowing_mine, name="shadowing_mine"),
    path("shadowing/new/", views.shadowing_new, name="shadowing_new"),
    path("shadowing/<int:pk>/", views.shadowing, name="shadowing"),
    path("shadowing/<int:pk>/seen/", views.shadowing_seen, name="shadowing_seen"),
    path("shadowing/<int:pk>/answer/", views.shadowing_answer, name="shadowing_answer"),
    path("shadowing/<int:pk>/check/", views.shadowing_check, name="shadowing_check"),
    path("shadowing/<int:pk>/form/", views.shadowing_blank, name="shadowing_blank"),
    path("shadowing/<int:pk>/paper/", views.shadowing_paper, name="shadowing_paper"),
    path("shadowing/<int:pk>/scan/", views.shadowing_scan, name="shadowing_scan"),
    path("shadowing/<int:pk>/call-off/", views.shadowing_call_off, name="shadowing_call_off"),
]
