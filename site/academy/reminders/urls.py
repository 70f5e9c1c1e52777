"""Addresses of reminders."""

from django.urls import path

from academy.reminders import views

urlpatterns = [
    path("", views.reminders, name="reminders"),
    path("settings/", views.reminder_choices, name="reminder_choices"),
    path("calendar/new/", views.reminder_feed_open, name="reminder_feed_open"),
    path("calendar/end/", views.reminder_feed_close, name="reminder_feed_close"),
    path("calendar/<str:token>.ics", views.reminder_feed, name="reminder_feed"),
]
