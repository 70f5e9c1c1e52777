"""A town's server behind its own proxy: the secret is required, static files are collected and hashed."""

from django.core.exceptions import ImproperlyConfigured

from academy.settings.base import *  # noqa: F403
from academy.settings.base import ENV, STORAGES

DEBUG = False
if not ENV.secret_key:
    raise ImproperlyConfigured("Set ACADEMY_SECRET_KEY to a long random text (50 characters or more).")
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
WHITENOISE_USE_FINDERS = False
if ENV.https:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
CSRF_TRUSTED_ORIGINS = [ENV.base_url]
