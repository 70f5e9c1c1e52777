"""Pages that belong to no single app."""

from academy.views.design import components
from academy.views.health import healthz, readyz
from academy.views.home import home
from academy.views.jobs import job
from academy.views.language import choose_language
from academy.views.media import media
from academy.views.signing import SignIn, password_change
from academy.views.waiting import waiting

__all__ = [
    "SignIn",
    "choose_language",
    "components",
    "healthz",
    "home",
    "job",
    "media",
    "password_change",
    "readyz",
    "waiting",
]
