"""Probes: the process is up; everything it needs is up."""

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django_q.status import Stat

DURABLE = {"sqlite": "2", "postgresql": "on"}


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
    sql = "PRAGMA synchronous" if connection.vendor == "sqlite" else "SHOW synchronous_commit"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        (level,) = cursor.fetchone()
    return "ok" if str(level) == DURABLE[connection.vendor] else f"not durable: {level}"


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "ok" if not waiting else f"{len(waiting)} waiting"


def _cache() -> str:
    cache.set("readyz", "ok", 30)
    return cache.get("readyz") or "does not keep"


def _worker() -> str:
    return "ok" if Stat.get_all() else "not running"
