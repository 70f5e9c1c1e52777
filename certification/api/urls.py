"""Ways into the read API, and to its tokens."""

from django.urls import path

from certification.api import views
from certification.api.endpoints import api

urlpatterns = [
    path("api/tokens/", views.api_tokens, name="api_tokens"),
    path("api/tokens/<int:pk>/withdraw/", views.api_token_withdraw, name="api_token_withdraw"),
    path("api/v1/", api.urls),
]
