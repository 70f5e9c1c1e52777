"""Probes: the process is up; everything it needs is up."""

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django_q.status import Stat

DURABLE = {
    "sqlite": {"synchronous": ("PRAGMA synchronous", "2")},
    "postgresql": {"synchronous_commit": ("SHOW synchronous_commit", "on"), "fsync": ("SHOW fsync", "on")},
}
"""What must read back so that a receipt means it is on disk."""


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Database (with the durability it runs at), migrations, cache and worker; 503 while one is missing."""
    parts = {
        "database": _probe(_database),
        "migrations": _probe(_migrations),
        "cache": _probe(_cache),
        "worker": _probe(_worker),
    }
    ready = all(part == "ok" for part in parts.values())
    return JsonResponse({"ready": ready, **parts}, status=200 if ready else 503)


def _probe(check) -> str:
    try:
        return check()
    except Exception as error:  # a probe names what is wrong, whatever it is
        return f"{type(error).__name__}"


def _database() -> str:
    with connection.cursor() as cursor:
        for name, (sql, wanted) in DURABLE[connection.vendor].items():
            cursor.execute(sql)
            (level,) = cursor.fetchone()
            if str(level) != wanted:
                return f"not durable: {name} {level}"
    return "ok"


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "ok" if not waiting else f"{len(waiting)} waiting"


def _cache() -> str:
    cache.set("readyz", "ok", 30)
    return cache.get("readyz") or "does not keep"


def _worker() -> str:
    return "ok" if Stat.get_all() else "not running"
