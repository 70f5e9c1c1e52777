"""One version of a template in all its figures."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from courses.models import MatterVersion
from people.actor import Actor
from quizzes.domain.grading import grade
from quizzes.domain.regrading.rules import as_graded
from quizzes.domain.statistics import FEWEST_PEOPLE
from quizzes.domain.statistics.groups import tellable
from quizzes.domain.statistics.options import OptionUse
from quizzes.domain.statistics.shrinkage import Estimate, family_prior, shrunk
from quizzes.domain.statistics.slips import Slip, slip_of
from quizzes.models import Evidence, ItemSnapshot, TemplateTime
from quizzes.queries.regrading import approved_rules, stands
from quizzes.queries.statistics import examined, options_of

NEWEST_ANSWERS = 1000


@dataclass(frozen=True, slots=True)
class OfMatter:
    """The version on one version of a matter."""

    version: MatterVersion
    answers: int
    right: Estimate


@dataclass(frozen=True, slots=True)
class Detail:
    """What answers say of one version: by what became of them, by matter, by option, and by the time they took."""

    template: str
    version: int
    people: int
    slips: tuple[tuple[Slip, int], ...]
    matters: tuple[OfMatter, ...]
    options: tuple[tuple[MatterVersion, OptionUse], ...]
    times: tuple[tuple[int, int], ...]


def statistics_of(actor: Actor, template: str, version: int, *, on: date) -> Detail | None:
    """None where fewer than FEWEST_PEOPLE people in reach have answered; eight queries whatever the numbers."""
    rows = examined(actor, on=on).filter(snapshot__template=template, snapshot__template_version=version)
    people = rows.aggregate(people=Count("clerk", distinct=True))["people"]
    if people < FEWEST_PEOPLE:
        return None
    told = list(rows.as_corrected().select_related("response").order_by("-response", "pk"))
    options = options_of(rows)
    asked = {row.matter_version_id for row in told}
    versions = MatterVersion.objects.select_related("matter").defer("elements", "cells").in_bulk(asked)
    times = TemplateTime.objects.filter(template=template).order_by("seconds").values_list("seconds", "answers")
    return Detail(
        template,
        version,
        people,
        _slips(told),
        _by_matter(told, versions),
        tuple((versions[use.question[2]], use) for use in options if isinstance(use.question, tuple)),
        tuple(times),
    )


def _slips(rows: list[Evidence]) -> tuple[tuple[Slip, int], ...]:
    """Of the newest answers, by the key that stands."""
    answers = {row.response_id: row for row in rows if row.corrected != "void"}
    newest = list(answers.values())[:NEWEST_ANSWERS]
    snapshots = ItemSnapshot.objects.in_bulk({row.snapshot_id for row in newest})
    rules, found = approved_rules(), Counter[Slip]()
    for row in newest:
        snapshot = snapshots[row.snapshot_id]
        standing = as_graded(snapshot.item, rules, snapshot.matter_version_id)
        given = grade(standing or snapshot.item, row.response.answer)
        found[slip_of(given, answered=bool(row.response.answer))] += 1
    return tuple((slip, found[slip]) for slip in Slip if found[slip])


def _by_matter(rows: list[Evidence], versions: dict[int, MatterVersion]) -> tuple[OfMatter, ...]:
    """Hardest first; a matter is told only where its people can't be found out, not by subtraction either."""
    people: dict[int, set[int]] = defaultdict(set)
    verdicts: dict[int, dict[int, bool]] = defaultdict(dict)
    for row in rows:
        right = stands(row.right, row.corrected)
        if right is not None:
            people[row.matter_version_id].add(row.clerk_id)
            own = verdicts[row.matter_version_id]
            own[row.response_id] = own.get(row.response_id, True) and right
    counts = {version: (sum(own.values()), len(own)) for version, own in verdicts.items()}
    prior = family_prior(list(counts.values()))
    found = [OfMatter(versions[key], counts[key][1], shrunk(counts[key], prior)) for key in tellable(people)]
    return tuple(sorted(found, key=lambda one: (one.right.value, one.version.matter.code)))
