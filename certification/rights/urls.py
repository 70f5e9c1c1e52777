"""Ways into one's own record, and disputes about it."""

from django.urls import path

from certification.rights import views

urlpatterns = [
    path("record/data/", views.my_data, name="my_data"),
    path("record/data/archive/", views.my_data_archive, name="my_data_archive"),
    path("record/data/<slug:part>/dispute/", views.dispute_new, name="dispute_part"),
    path("record/data/<slug:part>/<int:entry>/dispute/", views.dispute_new, name="dispute_entry"),
    path("disputes/", views.record_disputes, name="record_disputes"),
    path("disputes/<int:pk>/", views.record_dispute, name="record_dispute"),
]
