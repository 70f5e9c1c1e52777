"""What every deployment shares. Sections: paths, applications, data, people, language, files, work, safety."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from academy.settings import environment

# --- paths -------------------------------------------------------------------------------------
ROOT = Path(__file__).resolve().parents[3]
ENV = environment.read()
STATE_DIR = ENV.state_dir
STATE_DIR.mkdir(parents=True, exist_ok=True)

# --- applications ------------------------------------------------------------------------------
INSTALLED_APPS = [
    "academy",
    "certification",
    "quizzes",
    "courses",
    "people",
    "ledger",
    "wagtail.contrib.settings",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "ninja",
    "django_q",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "academy.middleware.AdminPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "academy.middleware.ChosenLanguageMiddleware",
    "academy.middleware.FormAddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "people.middleware.ActorMiddleware",
    "academy.middleware.FirstPasswordMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "academy.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "academy.context.house",
            ],
        },
    }
]
WSGI_APPLICATION = "academy.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- data --------------------------------------------------------------------------------------
# SQLite: one writer at a time (IMMEDIATE), readers never wait (WAL), a receipt means it is on disk (FULL).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
    "PRAGMA mmap_size=134217728;PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;",
}
if ENV.database_url:
    DATABASES = {"default": dj_database_url.parse(ENV.database_url)}
else:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": STATE_DIR / "academy.sqlite3"}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
# Kept from one request to the next: dialling costs PostgreSQL a process, and SQLite its pragmas and a checkpoint.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
# Files, not a table: the worker's pulse is written twice a second and must not take SQLite's one write lock.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": STATE_DIR / "cache",
        # an entry for each page of a running exam that was heard of lately
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# --- people ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
WAGTAILADMIN_LOGIN_URL = "/accounts/login/"
# A hall shares one address, so a wrong password locks the account, never the address.
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_CALLABLE = "people.signin.lockout_name"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
SESSION_COOKIE_AGE = 60 * 60 * 12

# --- language and time -------------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("en", "English")]
LOCALE_PATHS = [ROOT / "site" / "academy" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
FORMAT_MODULE_PATH = ["academy.formats"]

# --- files -------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = STATE_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = STATE_DIR / "media"
# "private" has no address: uploads and books that were made are handed out by a view of ours or not at all.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "private": {
        "BACKEND": "academy.storage.PrivateStorage",
        "OPTIONS": {
            "location": STATE_DIR / "private",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
}
WHITENOISE_USE_FINDERS = True

# --- Wagtail -----------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "全科学堂"
WAGTAILADMIN_BASE_URL = ENV.base_url
WAGTAIL_I18N_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AUTOSAVE_INTERVAL = 10_000
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAIL_WORKFLOW_ENABLED = True

# --- background work ---------------------------------------------------------------------------
# retry > timeout × (1 + queue_limit / workers), or a waiting task is handed out twice.
Q_CLUSTER = {
    "name": "academy",
    "orm": "default",
    "workers": 2,
    "queue_limit": 2,
    "bulk": 1,
    "timeout": 120,
    "retry": 600,
    "ack_failures": True,
    "max_attempts": 3,
    "save_limit": 100,
    "poll": 0.5,
    "catch_up": False,
}

# --- reminders ---------------------------------------------------------------------------------
# Off until configured: mail by ACADEMY_MAIL_URL (smtp://name:word@host:25, smtps://…), a group's robot by its address.
# The steps are rules with versions (reminders/rules/); the variable gives a new database its first one.
REMINDER_STEPS = ENV.reminder_steps
REMINDERS_BY_MAIL = bool(ENV.mail_url)
DEFAULT_FROM_EMAIL = ENV.mail_from or "academy@localhost"
EMAIL_TIMEOUT = 20
MAIL = urlsplit(ENV.mail_url)
EMAIL_HOST = MAIL.hostname or "localhost"
EMAIL_USE_SSL = MAIL.scheme == "smtps"
EMAIL_PORT = MAIL.port or (465 if EMAIL_USE_SSL else 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(MAIL.username or ""), unquote(MAIL.password or "")
ROBOT_URL, ROBOT_SECRET = ENV.robot_url, ENV.robot_secret

# --- the read API --------------------------------------------------------------------------------
API_RATE = ENV.api_rate  # requests of one token: so many a minute ("60/m"), an hour ("1000/h")

# --- safety ------------------------------------------------------------------------------------
SECRET_KEY = ENV.secret_key
ALLOWED_HOSTS = [host.strip() for host in ENV.allowed_hosts.split(",") if host.strip()]
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.https
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/"],
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}
