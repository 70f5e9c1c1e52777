"""Which matter a line of a plan is about."""

from collections.abc import Sequence

from courses.models import Edition, ImportLine, Matter


def matters_of(edition: Edition, lines: Sequence[ImportLine]) -> dict[str, Matter]:
    """The lines' matters by the line's code; one that was given another code may still be called by its old one."""
    codes = {line.code for line in lines} | {line.was for line in lines if line.was}
    named = {matter.code: matter for matter in Matter.objects.filter(catalogue=edition.catalogue_id, code__in=codes)}
    found = {line.code: named.get(line.was) or named.get(line.code) for line in lines}
    return {code: matter for code, matter in found.items() if matter is not None}
