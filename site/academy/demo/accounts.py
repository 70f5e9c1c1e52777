"""The demo's one password: random, made on first use, kept beside the demo's database."""

import secrets

from django.conf import settings

from academy.demo.cast import ACCOUNTS


def password() -> str:
    """The password every demo account shares on this machine; never in the code, never the same twice."""
    path = settings.STATE_DIR / "demo_password"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text("putuo-" + secrets.token_hex(4))
    return path.read_text().strip()


def sign_in_lines() -> list[str]:
    """`role username password`, a line per role, as `make demo` prints them."""
    return [f"{account.role} {account.username} {password()}" for account in ACCOUNTS]
