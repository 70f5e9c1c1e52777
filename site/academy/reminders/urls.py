"""Addresses of reminders."""

from django.urls import path

from academy.reminders import rules_views, views

urlpatterns = [
    path("", views.reminders, name="reminders"),
    path("settings/", views.reminder_choices, name="reminder_choices"),
    path("rules/", rules_views.reminder_rules, name="reminder_rules"),
    path("rules/change/", rules_views.reminder_rules_change, name="reminder_rules_change"),
    path("calendar/new/", views.reminder_feed_open, name="reminder_feed_open"),
    path("calendar/end/", views.reminder_feed_close, name="reminder_feed_close"),
    path("calendar/<str:token>.ics", views.reminder_feed, name="reminder_feed"),
]
