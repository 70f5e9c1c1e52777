"""Ways into the awards room. The check page is the only public one."""

from django.urls import path

from certification.awards import views

urlpatterns = [
    path("verify/<str:token>/", views.verify, name="verify"),
    path("awards/policy/", views.certification_policy, name="certification_policy"),
    path("awards/policy/change/", views.certification_policy_change, name="certification_policy_change"),
    path("awards/documents/<int:pk>/", views.award_document, name="award_document"),
    path("awards/<int:clerk>/<int:matter>/", views.award_ledger, name="award_ledger"),
    path("awards/<int:clerk>/<int:matter>/act/", views.award_act, name="award_act"),
    path("awards/<int:clerk>/<int:matter>/grant/", views.award_grant, name="award_grant"),
    path("certificates/", views.certificate_list, name="certificate_list"),
    path("certificates/<str:serial>/", views.certificate, name="certificate"),
    path("certificates/<str:serial>/picture/", views.certificate_png, name="certificate_png"),
    path("certificates/<str:serial>/print/", views.certificate_pdf, name="certificate_pdf"),
]
