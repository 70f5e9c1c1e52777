"""Ways to the papers: books of a centre, papers of a matter, notices, and what the street may see."""

from django.urls import path

from courses.documents import views

urlpatterns = [
    path("books/", views.centre_documents, name="centre_documents"),
    path("books/<slug:centre>/particulars/", views.centre_particulars, name="centre_particulars"),
    path("books/<slug:centre>/<slug:kind>.<slug:format>", views.document_file, name="document_file"),
    path("books/<slug:centre>/<slug:kind>.<slug:format>/make/", views.document_make, name="document_make"),
    path("matters/<int:pk>/guide/", views.matter_guide, name="matter_guide"),
    path("matters/<int:pk>/card/", views.counter_card, name="counter_card"),
    path("matters/<int:pk>/notice/", views.one_time_notice, name="one_time_notice"),
    path("matters/<int:pk>/refusal/", views.refusal_notice, name="refusal_notice"),
    # Printed on paper: short, and the same for ever.
    path("m/<int:pk>/", views.matter_live, name="matter_live"),
    path("guides/<slug:centre>/", views.public_guides, name="public_guides"),
    path("guides/<slug:centre>/<int:pk>/", views.public_guide, name="public_guide"),
]
