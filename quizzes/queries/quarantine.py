"""Which templates stand shut out of a version of a matter; the newest row about each decides.

A written question keeps its words when the matter gets a new version, so it stays shut out of that too: what lets it
in again is a person, or a revision of its own.
"""

from collections.abc import Iterable

from django.db.models import Q

from courses.models import MatterVersion
from quizzes.domain.written import PREFIX, number_in
from quizzes.models import QuarantinedTemplate, Regrading

Key = tuple[str, int]
"""(template, template version)"""
COLUMNS = ("template", "template_version", "lifted")


def standing_quarantines(versions: Iterable[MatterVersion]) -> dict[int, dict[Key, QuarantinedTemplate]]:
    """By version key, then by template; one query. Versions nothing is shut out of are left out."""
    versions = list(versions)
    newest_of = {version.matter_id: version.pk for version in sorted(versions, key=lambda version: version.number)}
    rows = QuarantinedTemplate.objects.filter(_about(versions)).select_related("by", "matter_version").order_by("pk")
    newest: dict[tuple[int, Key], QuarantinedTemplate] = {}
    for row in rows.defer("matter_version__elements", "matter_version__cells"):
        written = number_in(row.template) is not None
        version = newest_of[row.matter_version.matter_id] if written else row.matter_version_id
        newest[version, (row.template, row.template_version)] = row
    standing: dict[int, dict[Key, QuarantinedTemplate]] = {}
    for (version, key), row in newest.items():
        if not row.lifted:
            standing.setdefault(version, {})[key] = row
    return standing


def quarantined(version: MatterVersion) -> set[Key]:
    """What must not be drawn on this version of the matter; asked for every item, so it reads three columns."""
    return shut_out_of(version) | withdrawn_everywhere()


def shut_out_of(version: MatterVersion) -> set[Key]:
    """What is shut out of this very version."""
    rows = QuarantinedTemplate.objects.filter(_about([version])).order_by("pk")
    newest = {(name, number): lifted for name, number, lifted in rows.values_list(*COLUMNS)}
    return {key for key, lifted in newest.items() if not lifted}


def _about(versions: Iterable[MatterVersion]) -> Q:
    versions = list(versions)
    matters = {version.matter_id for version in versions}
    return Q(matter_version__in=versions) | Q(matter_version__matter__in=matters, template__startswith=PREFIX)


def withdrawn_everywhere() -> set[Key]:
    """Template versions that are drawn on no matter any more: taken out, or proposed to be and not yet refused, and
    not put back since."""
    rows = Regrading.objects.filter(matter_version=None).exclude(kind=Regrading.Kind.KEY)
    proposed = Q(kind=Regrading.Kind.WITHDRAW, decision=None)
    standing = rows.filter(proposed | Q(decision__approved=True)).order_by("pk")
    newest = {
        (name, number): kind for name, number, kind in standing.values_list("template", "template_version", "kind")
    }
    return {key for key, kind in newest.items() if kind == Regrading.Kind.WITHDRAW}
