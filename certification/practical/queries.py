"""Reads about practical assessments: checklists in force, standings with reasons, what waits for whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from certification.practical.domain.validity import Assessed, PracticalDecision, practical_standing
from certification.practical.models import (
    PracticalAssessment,
    PracticalChecklist,
    PracticalPlan,
    PracticalSignature,
)
from courses.moments import end_of
from people.models import Centre, RoleGrant, User
from people.queries import units_above

Party, Word = PracticalSignature.Party, PracticalSignature.Word


@dataclass(frozen=True, slots=True)
class Words:
    """An assessment with what each side said of it (None: nothing yet)."""

    assessment: PracticalAssessment
    observer: PracticalSignature | None
    signed: PracticalSignature | None
    contested: PracticalSignature | None

    @property
    def waits(self) -> bool:
        """The clerk has not said anything yet."""
        return self.signed is None and self.contested is None

    @property
    def in_dispute(self) -> bool:
        return self.contested is not None and self.signed is None


def checklists_in_force(centre: Centre | None, *, on: date, known_on: date | None = None) -> list[PracticalChecklist]:
    """The newest version in force of each intake system in use, by name of the system; one query."""
    if centre is None:
        return []
    rows = PracticalChecklist.objects.filter(
        centre=centre, effective_at__lt=end_of(on), recorded_at__lt=end_of(known_on or on)
    )
    newest = {row.system: row for row in rows.order_by("effective_at", "number")}
    return [newest[system] for system in sorted(newest) if newest[system].in_use]


def checklist_versions(centre: Centre) -> QuerySet[PracticalChecklist]:
    """Every version of every system of the centre, the newest of each first."""
    return centre.practical_checklists.select_related("by").order_by("system", "-number")


def words_of(assessments: QuerySet[PracticalAssessment]) -> list[Words]:
    """Assessments with both sides' words, newest first; two queries."""
    signatures = Prefetch("signatures", PracticalSignature.objects.select_related("by"))
    rows = assessments.select_related("checklist", "plan__observer", "clerk", "by").prefetch_related(signatures)
    return [_words(row) for row in rows.order_by("-assessed_on", "-pk")]


def assessments_of(clerk: User) -> list[Words]:
    """A clerk's own assessments, newest first."""
    return words_of(PracticalAssessment.objects.filter(clerk=clerk))


def practical_standings(
    clerks: Iterable[User], systems: Iterable[str], *, on: date, known_on: date | None = None
) -> dict[tuple[int, str], PracticalDecision]:
    """Each clerk in each system on the day, by clerk key and system; two queries for any number.

    A system is known by its name: what was assessed at one centre is carried to another that works with it too.
    """
    people, wanted = list(clerks), list(systems)
    if not wanted:
        return {}
    found = defaultdict(list)
    rows = PracticalAssessment.objects.filter(clerk__in=people, checklist__system__in=wanted)
    for row in rows.select_related("checklist").prefetch_related("signatures").order_by("pk"):
        found[row.clerk_id, row.checklist.system].append(_plain(_words(row)))
    return {
        (clerk.pk, system): practical_standing(found[clerk.pk, system], on=on, known_on=known_on)
        for clerk in people
        for system in wanted
    }


def systems_lacking(clerks: Collection[User], centre: Centre, on: date) -> dict[int, dict[str, date]]:
    """By clerk key, the systems in use at the centre in which they have no assessment in date, with the day each first
    came into use; four queries."""
    systems = [row.system for row in checklists_in_force(centre, on=on)]
    found = practical_standings(clerks, systems, on=on)
    rows = PracticalChecklist.objects.filter(centre=centre, system__in=systems).order_by("-effective_at")
    since = {row.system: timezone.localdate(row.effective_at) for row in rows}
    return {
        clerk.pk: {system: since[system] for system in systems if not found[clerk.pk, system].in_date}
        for clerk in clerks
    }


def disputes(centre: Centre) -> list[Words]:
    """Contested assessments nothing newer has answered: the observer's word and the clerk's, as a pair."""
    return unsettled(PracticalAssessment.objects.filter(plan__centre=centre))


def unsettled(assessments: QuerySet[PracticalAssessment]) -> list[Words]:
    """Those of the assessments that are contested and that nothing newer has answered."""
    rows = assessments.filter(signatures__word=Word.CONTESTED)
    found = [words for words in words_of(rows) if words.in_dispute]
    newest = _newest(PracticalAssessment.objects.filter(clerk__in={words.assessment.clerk_id for words in found}))
    return [words for words in found if words.assessment.pk in newest]


def plans_waiting(centre: Centre) -> QuerySet[PracticalPlan]:
    """What is planned and not observed yet, the earliest day first."""
    return open_plans(PracticalPlan.objects.filter(centre=centre))


def plans_to_observe(observer: User) -> QuerySet[PracticalPlan]:
    """What this person is asked to observe."""
    return open_plans(PracticalPlan.objects.filter(observer=observer))


def observers_at(centre: Centre, *, on: date) -> QuerySet[User]:
    """Heads of the centre and department reviewers of its unit or one above, on the day."""
    grants = RoleGrant.objects.in_force(on).filter(
        Q(role=RoleGrant.Role.HEAD, centre=centre) | Q(role=RoleGrant.Role.REVIEWER, unit__in=units_above(centre.unit))
    )
    return User.objects.filter(pk__in=grants.values("user")).order_by("username")


def open_plans(plans: QuerySet[PracticalPlan]) -> QuerySet[PracticalPlan]:
    """Those of the plans that are neither observed nor called off."""
    open_ones = plans.filter(assessment=None, called_off_at=None)
    return open_ones.select_related("clerk", "checklist", "observer", "centre").order_by("planned_on", "pk")


def _newest(rows: QuerySet[PracticalAssessment]) -> set[int]:
    """The key of the newest assessment of each clerk and system."""
    newest = {}
    ordered = rows.order_by("assessed_on", "pk").values_list("clerk", "checklist__system", "pk")
    for clerk, system, key in ordered:
        newest[clerk, system] = key
    return set(newest.values())


def _words(row: PracticalAssessment) -> Words:
    said = {(one.party, one.word): one for one in row.signatures.all()}
    return Words(
        assessment=row,
        observer=said.get((Party.OBSERVER, Word.SIGNED)),
        signed=said.get((Party.CLERK, Word.SIGNED)),
        contested=said.get((Party.CLERK, Word.CONTESTED)),
    )


def _plain(words: Words) -> Assessed:
    row = words.assessment
    return Assessed(
        assessed_on=row.assessed_on,
        expires_on=row.expires_on,
        recorded_on=timezone.localdate(row.recorded_at),
        passed=row.result.passed,
        clerk_signed_on=timezone.localdate(words.signed.effective_at) if words.signed else None,
        contested_on=timezone.localdate(words.contested.effective_at) if words.contested else None,
    )
