"""A developer's machine and the demo: nothing to install, nothing to set."""

from django.core.management.utils import get_random_secret_key

from academy.settings.base import *  # noqa: F403
from academy.settings.base import ENV, STATE_DIR

DEBUG = not ENV.demo


def _kept_secret() -> str:
    """One secret per state directory, made on first use, so that sessions survive a restart."""
    path = STATE_DIR / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


SECRET_KEY = ENV.secret_key or _kept_secret()
ALLOWED_HOSTS = ["*"] if DEBUG else [*ENV.allowed_hosts.split(",")]
