"""Every environment variable the platform reads, typed; unknown ACADEMY_* variables are refused."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "ACADEMY_"


class Environment(BaseSettings):
    """ACADEMY_* variables; DATABASE_URL keeps its customary name."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, hide_input_in_errors=True, env_ignore_empty=True)

    secret_key: str = ""
    state_dir: Path = Path(__file__).resolve().parents[3] / "var"
    database_url: str = Field(default="", validation_alias="DATABASE_URL")
    allowed_hosts: str = "localhost,127.0.0.1,[::1]"
    base_url: str = "http://127.0.0.1:8000"
    https: bool = False
    worker: bool = False
    demo: bool = False
    reminder_steps: tuple[int, ...] = (60, 30, 7)
    mail_url: str = ""
    mail_from: str = ""
    robot_url: str = ""
    robot_secret: str = ""
    api_rate: str = "60/m"


def read() -> Environment:
    """Read and check the environment; raises ImproperlyConfigured naming what to change."""
    known = {PREFIX + name.upper() for name in Environment.model_fields}
    unknown = sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)
    if unknown:
        raise ImproperlyConfigured(f"Unknown variables {', '.join(unknown)}; known: {', '.join(sorted(known))}")
    try:
        return Environment()
    except ValidationError as error:
        raise ImproperlyConfigured(str(error)) from error
