"""The settings of a demo, as environment variables: they are read once and early, before any command runs."""

import os

WILDCARDS = {"0.0.0.0": "127.0.0.1"}


def visiting_host(host: str) -> str:
    """The address to visit when the server listens on `host`."""
    return WILDCARDS.get(host, host)


def chosen_address() -> tuple[str, int]:
    """HOST and PORT, or 127.0.0.1 and 8000. An empty variable is as good as none."""
    return os.environ.get("HOST") or "127.0.0.1", int(os.environ.get("PORT") or 8000)


def missing(host: str, port: int) -> dict[str, str]:
    """What has to be set yet for a demo at this address; what somebody set themselves stays."""
    wanted = {
        "ACADEMY_DEMO": "1",
        "ACADEMY_BASE_URL": f"http://{visiting_host(host)}:{port}",
        "ACADEMY_ALLOWED_HOSTS": "*" if host in WILDCARDS else f"localhost,127.0.0.1,[::1],{host}",
    }
    return {name: value for name, value in wanted.items() if not os.environ.get(name)}
