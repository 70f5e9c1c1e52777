"""Ways into the rotation room."""

from django.urls import path

from certification.rotation import views

urlpatterns = [
    path("postings/", views.posting_list, name="posting_list"),
    path("postings/chart/", views.posting_chart, name="posting_chart"),
    path("postings/clerks/<int:clerk>/", views.posting_timeline, name="posting_timeline"),
    path("postings/exceptions/", views.posting_exceptions, name="posting_exceptions"),
    path("postings/new/", views.posting_new, name="posting_new"),
    path("postings/<int:pk>/end/", views.posting_end, name="posting_end"),
    path("postings/<int:pk>/annul/", views.posting_annul, name="posting_annul"),
    path("postings/proposals/<int:pk>/", views.posting_proposal, name="posting_proposal"),
    path("postings/rules/", views.tenure_rules, name="tenure_rules"),
    path("postings/rules/change/", views.tenure_rules_change, name="tenure_rules_change"),
    path("leave/", views.leave_list, name="leave_list"),
    path("leave/apply/", views.leave_apply, name="leave_apply"),
    path("leave/<int:pk>/withdraw/", views.leave_withdraw, name="leave_withdraw"),
]
