"""Ways into the room of practical assessments."""

from django.urls import path

from certification.practical import views

urlpatterns = [
    path("practical/", views.practical_list, name="practical_list"),
    path("practical/mine/", views.practical_mine, name="practical_mine"),
    path("practical/checklists/", views.practical_checklists, name="practical_checklists"),
    path("practical/checklists/new/", views.practical_checklist_new, name="practical_checklist_new"),
    path("practical/checklists/<int:pk>/", views.practical_checklist, name="practical_checklist"),
    path("practical/plans/new/", views.practical_plan_new, name="practical_plan_new"),
    path("practical/plans/<int:pk>/", views.practical_plan, name="practical_plan"),
    path("practical/plans/<int:pk>/form/", views.practical_blank, name="practical_blank"),
    path("practical/plans/<int:pk>/call-off/", views.practical_call_off, name="practical_call_off"),
    path("practical/<int:pk>/", views.practical_assessment, name="practical_assessment"),
    path("practical/<int:pk>/answer/", views.practical_answer, name="practical_answer"),
]
