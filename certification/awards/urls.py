"""Ways into the awards room. The check page is the only public one."""

from django.urls import path

from certification.awards import views

urlpatterns = [
    path("verify/<str:token>/", views.verify, name="verify"),
    path("certificates/issue/<int:clerk>/", views.certificate_issue, name="certificate_issue"),
    path("certificates/<str:serial>/", views.certificate, name="certificate"),
    path("certificates/<str:serial>/picture/", views.certificate_png, name="certificate_png"),
]
