"""What a paper can draw from, who may sit it now, and what was drawn of it so far."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from courses.domain.facets import Facet
from courses.models import MatterVersion
from courses.queries import matters_offered
from courses.queries.volumes import counter_weights
from people.models import Centre, User
from quizzes.domain.bank import BankSnapshot
from quizzes.exams.domain.blueprint import Askable, Cell
from quizzes.exams.models import ExamResult, Paper
from quizzes.models import Attempt, Draw
from quizzes.queries.banks import bank_for
from quizzes.queries.coverage import askable, vetting_for, vettings_of

CASE_FACETS = (Facet.MATERIALS,)
"""Every matter with papers makes a counter case of them; what else a case bears on depends on the matter."""


@dataclass(frozen=True, slots=True)
class PaperBank:
    """What the centre handles that day and can be examined on: plain values, and the rows behind them by matter."""

    on: date
    askable: tuple[Askable, ...]
    versions: dict[int, MatterVersion]
    depths: dict[int, str]
    names: dict[int, str]
    read: dict[int, BankSnapshot] = field(default_factory=dict)
    worn: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)

    def of(self, matter: int) -> BankSnapshot:
        """What questions about the matter are made from; read once, however many people are asked about it."""
        if matter not in self.read:
            self.read[matter] = bank_for(self.versions[matter], on=self.on, depth=self.depths[matter])
        return self.read[matter]


def paper_bank(centre: Centre, *, on: date, by_volume: bool = False) -> PaperBank:
    """Three queries for any number of matters, a fourth where they are weighed."""
    matters = {matter.pk: matter for matter in matters_offered(centre, on)}
    weights = counter_weights(centre, matters.values(), on=on) if by_volume else {}
    rows = MatterVersion.objects.in_force(on).filter(matter__in=matters).select_related("matter__catalogue")
    versions = {version.matter_id: version for version in rows.defer("elements", "cells")}
    vetted = vettings_of(versions.values())
    found = []
    for key, version in versions.items():
        matter = matters[key]
        vetting = vetting_for(vetted, version.pk, matter.depth or "")
        facets = askable(vetting, certifying=True)
        cases = tuple(facet for facet in facets if facet in CASE_FACETS)
        forms = {facet: vetting.facets[facet]["certifying"] for facet in facets} if vetting else {}
        found.append(Askable(key, matter.category, facets, cases, max(1, weights.get(key, 1)), forms))
    depths = {key: matter.depth or "" for key, matter in matters.items()}
    names = {key: matter.name for key, matter in matters.items()}
    return PaperBank(on, tuple(found), versions, depths, names)


def drawn_on(paper: Paper, *, at: datetime) -> date:
    """The day whose lists a sitting made at `at` asks: the day the paper opens, or today where that is later."""
    return max(timezone.localdate(paper.opens_at), timezone.localdate(at))


def examined_before(clerk: User) -> Counter[Cell]:
    """How often exams asked the clerk each cell; what lies ready was not asked yet. One query."""
    begun = Draw.objects.filter(attempt__clerk=clerk, attempt__kind=Attempt.Kind.EXAM)
    return _cells(begun.filter(attempt__started_at__isnull=False))


@dataclass(frozen=True, slots=True)
class Given:
    """How often the paper gave each cell, each item (by face) and each template of a matter to anybody."""

    cells: Counter[Cell]
    items: Counter[str]
    templates: Counter[tuple[int, str]]


def given_in(paper: Paper) -> Given:
    """One query."""
    given = Given(Counter(), Counter(), Counter())
    draws = Draw.objects.filter(attempt__paper=paper)
    named = ("snapshot__matter_version__matter", "facet", "snapshot__face", "snapshot__template")
    for matter, facet, face, template in draws.values_list(*named):
        if facet:
            given.cells[matter, Facet(facet)] += 1
        if face:
            given.items[face] += 1
        given.templates[matter, template] += 1
    return given


def worn_items(paper: Paper, bank: PaperBank, *, at: datetime) -> frozenset[str]:
    """Faces shown in so many sittings lately that they are drawn last; one query a bank."""
    rule = paper.worn_after, paper.worn_days
    if rule not in bank.worn:
        lately = Draw.objects.filter(
            attempt__kind__in=[Attempt.Kind.EXAM, Attempt.Kind.CHECK],
            attempt__started_at__gte=at - timedelta(days=paper.worn_days),
            snapshot__matter_version__matter__in=bank.versions,
            snapshot__face__isnull=False,
        )
        often = lately.values("snapshot__face").annotate(sittings=Count("attempt", distinct=True))
        faces = often.filter(sittings__gte=paper.worn_after).order_by().values_list("snapshot__face", flat=True)
        bank.worn[rule] = frozenset(faces)
    return bank.worn[rule]


def _cells(draws: QuerySet[Draw]) -> Counter[Cell]:
    rows = draws.values_list("snapshot__matter_version__matter", "facet")
    return Counter((matter, Facet(facet)) for matter, facet in rows if facet)


class AdmissionReason(StrEnum):
    """Why somebody may or may not start a sitting now."""

    READY = "ready"
    RUNNING = "running"
    NOT_NAMED = "not_named"
    NOT_PUBLISHED = "not_published"
    NOT_OPEN_YET = "not_open_yet"
    CLOSED = "closed"
    NO_TRIES_LEFT = "no_tries_left"
    TOO_SOON = "too_soon"
    ON_PAPER = "on_paper"


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether a sitting may start, why not, and from when it may; `attempt` is one to go on with or that lies ready."""

    reason: AdmissionReason
    tries_used: int
    tries: int
    earliest: datetime | None = None
    attempt: Attempt | None = None
    needs_code: bool = False

    @property
    def allowed(self) -> bool:
        return self.reason in (AdmissionReason.READY, AdmissionReason.RUNNING)


def admission(paper: Paper, clerk: User, *, at: datetime) -> Admission:
    """Two queries. A sitting that runs may be gone on with whatever else holds, until its own limit closes it."""
    sittings = list(paper.attempts.filter(clerk=clerk).order_by("pk"))
    begun = [one for one in sittings if one.started_at is not None]
    running = next((one for one in sittings if one.state == Attempt.State.OPEN), None)
    ready = next((one for one in sittings if one.state == Attempt.State.PREPARED), None)
    told = {"tries_used": len(begun), "tries": paper.tries, "needs_code": bool(paper.room_code)}
    if running:
        return Admission(AdmissionReason.RUNNING, **{**told, "needs_code": False}, attempt=running)
    if not paper.people.filter(pk=clerk.pk).exists():
        return Admission(AdmissionReason.NOT_NAMED, **told)
    if not paper.is_published:
        return Admission(AdmissionReason.NOT_PUBLISHED, **told)
    if ready and ready.on_paper:
        return Admission(AdmissionReason.ON_PAPER, **told)
    if at >= paper.closes_at:
        return Admission(AdmissionReason.CLOSED, **told)
    if len(begun) >= paper.tries:
        return Admission(AdmissionReason.NO_TRIES_LEFT, **told)
    if at < paper.opens_at:
        return Admission(AdmissionReason.NOT_OPEN_YET, **told, earliest=paper.opens_at, attempt=ready)
    if begun and (rested := begun[-1].started_at + timedelta(hours=paper.hours_apart)) > at:
        return Admission(AdmissionReason.TOO_SOON, **told, earliest=rested, attempt=ready)
    return Admission(AdmissionReason.READY, **told, attempt=ready)


def papers_of(centre: Centre) -> list[Paper]:
    """Newest first, with `named`, `begun` and `done` people; one query."""
    people = Count("people", distinct=True)
    begun = Count("attempts__clerk", filter=Q(attempts__started_at__isnull=False), distinct=True)
    done = Count("attempts__clerk", filter=Q(attempts__state=Attempt.State.FINISHED), distinct=True)
    return list(centre.papers.annotate(named=people, begun=begun, done=done))


def papers_opening(*, within: timedelta, at: datetime) -> list[Paper]:
    """Published papers that open after `at` and within so long, and lack the sitting of somebody; one query, and two
    for each of them."""
    soon = Paper.objects.filter(state=Paper.State.PUBLISHED, opens_at__gt=at, opens_at__lte=at + within)
    return [one for one in soon.select_related("published_by").order_by("pk") if without_sitting(one)]


@dataclass(frozen=True, slots=True)
class PaperFigures:
    """How many sittings lie ready, run and are done."""

    prepared: int
    running: int
    done: int

    @property
    def begun(self) -> int:
        return self.running + self.done


def paper_figures(paper: Paper) -> PaperFigures:
    """One query."""
    counts = Counter(paper.attempts.values_list("state", flat=True))
    State = Attempt.State
    return PaperFigures(counts[State.PREPARED], counts[State.OPEN], counts[State.FINISHED])


def without_sitting(paper: Paper) -> list[User]:
    """Who is named, may begin (again) and has no sitting that lies ready or runs: nobody who passed, nobody whose
    tries are used up; two queries."""
    newest = ExamResult.objects.filter(attempt=OuterRef("pk")).order_by("-number").values("passed")[:1]
    done: Counter[int] = Counter()
    settled: set[int] = set()
    sittings = paper.attempts.annotate(passed=Subquery(newest))
    for clerk, state, passed in sittings.values_list("clerk", "state", "passed"):
        done[clerk] += 1
        if passed or state != Attempt.State.FINISHED or done[clerk] >= paper.tries:
            settled.add(clerk)
    return [person for person in paper.people.order_by("pk") if person.pk not in settled]
