"""After a catalogue was applied: every template is tried on every changed matter, and what fails is kept out."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.domain.facets import FACETS, Depth, Facet
from courses.models import MatterVersion, Offering
from courses.queries import versions_in_force
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.draft import TooLittle, TooLittleReason
from quizzes.domain.item import Item
from quizzes.domain.registry import generate, templates_of, written_faults
from quizzes.domain.template import Template
from quizzes.models import QuarantinedTemplate, Vetting
from quizzes.models.item import ABOUT
from quizzes.queries.banks import bank_from, recipe_for
from quizzes.queries.quarantine import quarantined

SEEDS = range(3)

Faults = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class VettingReport:
    """How many matters and items were looked at, and how many templates were shut out of a matter."""

    matters: int
    items: int
    quarantined: int


@dataclass(slots=True)
class Trial:
    """One template tried on one bank."""

    template: Template
    made: list[Item] = field(default_factory=list)
    reasons: list[TooLittleReason] = field(default_factory=list)
    faults: dict[int, Faults] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, int]:
        return self.template.name, self.template.version

    def serves(self, facet: Facet, *, certifying: bool) -> bool:
        return not self.faults and any(
            facet in item.facets and (item.certifying or not certifying) for item in self.made
        )


def vet_catalogue(payload: dict[str, Any], *, at: datetime) -> None:
    """Subscriber of `catalogue.applied`; doing it twice is doing it once."""
    vet_matters(payload["matters"], at=at)


def vet_offered(payload: dict[str, Any], *, at: datetime) -> None:
    """Subscriber of `offerings.changed`: a matter handled to a depth that was never tried is vetted for it, once for
    all centres."""
    on = timezone.localdate(at)
    versions = versions_in_force(payload["matters"], on)
    tried_depths = {
        (version, depth)
        for version, depth in Vetting.objects.filter(
            matter_version__in=[version.pk for version in versions.values()]
        ).values_list("matter_version", "depth")
    }
    for version in versions.values():
        if any((version.pk, depth) not in tried_depths for depth in _depths(version, on)):
            vet_version(version, at=at)


def vet_questions(payload: dict[str, Any], *, at: datetime) -> None:
    """Subscriber of `questions.changed`. A matter vetted since is left alone, so a whole file of questions costs one
    vetting a matter."""
    since = datetime.fromisoformat(payload["at"])
    done = Vetting.objects.filter(matter_version__matter__in=payload["matters"], vetted_at__gt=since)
    vet_matters(set(payload["matters"]) - set(done.values_list("matter_version__matter", flat=True)), at=at)


def vet_matters(matters: Iterable[int], *, at: datetime) -> VettingReport:
    """Vet the versions of these matters that are in force or will be, each in a transaction of its own."""
    items = newly = 0
    matters = list(matters)
    coming = MatterVersion.objects.activated().filter(matter__in=matters, effective_at__gt=at)
    versions = [*versions_in_force(matters, timezone.localdate(at)).values(), *coming.select_related("matter")]
    for version in versions:
        made, shut_out = vet_version(version, at=at)
        items += made
        newly += shut_out
    return VettingReport(len(versions), items, newly)


@transaction.atomic
def vet_version(version: MatterVersion, *, at: datetime) -> tuple[int, int]:
    """Try every template at every depth; returns items looked at and templates newly shut out."""
    items = shut_out = 0
    on = timezone.localdate(max(at, version.effective_at))
    earlier, recipe = _earlier(version), recipe_for(version, on=on)
    elsewhere: dict[str, Trial] = {}
    for depth in _depths(version, on):
        bank = bank_from(replace(recipe, depth=depth))
        trials = [elsewhere.get(template.name) or tried(template, bank) for template in templates_of(bank)]
        elsewhere = {trial.template.name: trial for trial in trials if not trial.template.by_depth}
        items += sum(len(trial.made) for trial in trials)
        shut_out += _quarantine(version, trials, at=at)
        barred = quarantined(version)
        let_in = [trial for trial in trials if trial.key not in barred]
        facets = dated(coverage_of(let_in), earlier.get(depth) or earlier.get(""), on=on)
        Vetting.objects.update_or_create(
            matter_version=version, depth=depth, defaults={"facets": facets, "vetted_at": at}
        )
    return items, shut_out


def tried(template: Template, bank: BankSnapshot) -> Trial:
    """The template with a few seeds: `generate` lets only fair items through, or says why there is none. One that
    breaks has a fault; the matter's other templates are still vetted."""
    trial = Trial(template)
    for seed in SEEDS:
        try:
            made = generate(bank, template.name, seed)
            if template.certifying and isinstance(made, Item) and not made.certifying:
                harder = generate(bank, template.name, seed, certifying=True)
                made = harder if isinstance(harder, Item) else made
        except Exception as error:
            trial.faults[seed] = [{"kind": "broke", "where": f"{type(error).__name__}: {error}"}]
            continue
        if isinstance(made, TooLittle):
            trial.reasons.append(made.reason)
            continue
        trial.made.append(made)
    if template.written and (found := written_faults(bank, template.name)):
        trial.faults[0] = [{"kind": fault.kind.value, "where": fault.where} for fault in found]
    return trial


def coverage_of(trials: Iterable[Trial]) -> dict[str, dict[str, Any]]:
    """Per facet: templates that make an item for practice, templates that make a certifying one (and how many of them
    somebody wrote), or why none does; under "about" those that bear on no facet."""
    trials = list(trials)
    found = {facet.value: _covered(facet, [t for t in trials if facet in t.template.facets]) for facet in FACETS}
    beside = sum(bool(trial.made) and not trial.faults for trial in trials if not trial.template.facets)
    return found | {ABOUT: {"practice": beside, "certifying": 0, "reason": ""}}


def dated(
    facets: dict[str, dict[str, Any]], earlier: dict[str, dict[str, Any]] | None, *, on: date
) -> dict[str, dict[str, Any]]:
    """The coverage with the first day each facet could be asked by a check: the day it was before, where it could
    be asked already, else this one. `earlier` is the coverage of the last vetting, None where there was none."""
    for facet, told in facets.items():
        if not told["certifying"]:
            continue
        before = (earlier or {}).get(facet, {})
        since = before.get("since") if before.get("certifying") else on.isoformat()
        if since:
            told["since"] = since
    return facets


def _earlier(version: MatterVersion) -> dict[str, dict[str, dict[str, Any]]]:
    """By depth, the coverage of the latest vetting of this version or of one before it."""
    rows = Vetting.objects.filter(
        matter_version__matter=version.matter_id, matter_version__number__lte=version.number
    ).order_by("matter_version__number")
    return dict(rows.values_list("depth", "facets"))


def _covered(facet: Facet, trials: list[Trial]) -> dict[str, Any]:
    serving = [trial for trial in trials if trial.serves(facet, certifying=False)]
    written = sum(trial.template.written for trial in serving)
    reasons = [reason.value for trial in trials for reason in trial.reasons]
    # Of all reasons the one closest to an item tells an editor most; "not stated" only where it is all there is.
    telling = [reason for reason in reasons if reason != TooLittleReason.NOT_STATED] or reasons
    return {
        "practice": len(serving),
        "certifying": sum(trial.serves(facet, certifying=True) for trial in trials),
        "reason": "" if serving else (telling or [TooLittleReason.NO_FAIR_ITEM.value])[0],
        **({"written": written} if written else {}),
    }


def _depths(version: MatterVersion, on: date) -> list[str]:
    """Every depth the matter is handled to somewhere, and none."""
    offered = Offering.objects.running_on(on).filter(matter=version.matter_id).values_list("depth", flat=True)
    return sorted({"", *offered} & {"", *Depth})


def _quarantine(version: MatterVersion, trials: Iterable[Trial], *, at: datetime) -> int:
    barred = quarantined(version)
    rows = [
        QuarantinedTemplate(
            matter_version=version,
            facet=trial.template.facets[0].value if trial.template.facets else "",
            template=trial.template.name,
            template_version=trial.template.version,
            seed=seed,
            faults=faults,
            effective_at=at,
            recorded_at=at,
        )
        for trial in trials
        if trial.key not in barred
        for seed, faults in list(trial.faults.items())[:1]
    ]
    return len(QuarantinedTemplate.objects.bulk_create(rows))
