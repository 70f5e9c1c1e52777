"""Which templates stand shut out of a version of a matter; the newest row about each decides."""

from collections.abc import Iterable

from courses.models import MatterVersion
from quizzes.models import QuarantinedTemplate

Key = tuple[str, int]
"""(template, template version)"""
COLUMNS = ("template", "template_version", "lifted")


def standing_quarantines(versions: Iterable[MatterVersion | int]) -> dict[int, dict[Key, QuarantinedTemplate]]:
    """By version key, then by template; one query. Versions nothing is shut out of are left out."""
    keys = [getattr(version, "pk", version) for version in versions]
    newest: dict[tuple[int, Key], QuarantinedTemplate] = {}
    for row in QuarantinedTemplate.objects.filter(matter_version__in=keys).select_related("by").order_by("pk"):
        newest[row.matter_version_id, (row.template, row.template_version)] = row
    standing: dict[int, dict[Key, QuarantinedTemplate]] = {}
    for (version, key), row in newest.items():
        if not row.lifted:
            standing.setdefault(version, {})[key] = row
    return standing


def quarantined(version: MatterVersion) -> set[Key]:
    """What must not be drawn on this version of the matter; asked for every item, so it reads three columns."""
    rows = QuarantinedTemplate.objects.filter(matter_version=version).order_by("pk")
    newest = {(name, number): lifted for name, number, lifted in rows.values_list(*COLUMNS)}
    return {key for key, lifted in newest.items() if not lifted}
