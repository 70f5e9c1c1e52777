"""Which routes are ours: everything the resolver knows but the libraries' own pages."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

OURS = ("academy", "certification", "courses", "quizzes", "people", "ledger")
# Wagtail's own pages about accounts show our User; who may open them is Wagtail's to say.
SHOWN_IN_ADMIN = set(OURS) - {"people"}
# Named in our urls.py but answered by a library.
LIBRARY_VIEWS_OF_OURS = {"login", "logout", "admin_login", "media", "wagtail_serve"}
# Answered by django-ninja: our reads by token and its page about them.
API = "api:"


def is_ours(pattern: URLPattern) -> bool:
    """Our code answers it, or it shows one of our models in Wagtail's admin."""
    view = getattr(pattern.callback, "view_class", pattern.callback)
    model = getattr(pattern.callback, "view_initkwargs", {}).get("model")
    label = model.split(".")[0] if isinstance(model, str) else model and model._meta.app_label
    return view.__module__.split(".")[0] in OURS or label in SHOWN_IN_ADMIN or pattern.name in LIBRARY_VIEWS_OF_OURS


def our_routes(resolver: URLResolver | None = None, namespace: str = "") -> Iterator[str]:
    """Names of our routes, `namespace:name` where there is one; a route without a name is named by its path."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from our_routes(pattern, inner)
        elif is_ours(pattern) or namespace == API:
            yield f"{namespace}{pattern.name or pattern.pattern}"
