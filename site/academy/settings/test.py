"""The test suite: fast hashing, tasks run by the test itself, a database in a file of its own."""

from academy.settings.base import *  # noqa: F403
from academy.settings.base import DATABASES, Q_CLUSTER, STATE_DIR, STORAGES

SECRET_KEY = "tests-only-not-a-secret"
DEBUG = False
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, because a live server in memory answers "table is locked" to parallel requests.
    DATABASES["default"]["TEST"] = {"NAME": STATE_DIR / "test.sqlite3"}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
Q_CLUSTER = {**Q_CLUSTER, "sync": True}
AXES_ENABLED = False
# Files are looked up when they are asked for; a scan costs every test client more than the page it fetches.
WHITENOISE_AUTOREFRESH = True
# Uploads of a test are gone with its process.
STORAGES = {**STORAGES, "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
