"""The rules of certification in words: every number with its name and what follows from changing it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from certification.awards.domain.policy import ByTier, CertificationPolicy
from courses.models.matter import FACET_LABELS

Words = str | Promise
BY_TIER: dict[str, Words] = {
    "validity_months": gettext_lazy("A certification lasts, months"),
    "due_days": gettext_lazy("To be certified within, days of taking the post"),
    "cover_k": gettext_lazy("Certified clerks a matter needs"),
    "delta_working_days": gettext_lazy("A changed facet is proved anew within, working days"),
}
NUMBERS: dict[str, Words] = {
    "delta_other_days": gettext_lazy("Any other changed facet is proved anew within, days"),
    "rights_to_restore": gettext_lazy("Right answers in a row that prove a changed facet"),
    "evidence_days": gettext_lazy("Answers an award rests on may be this old, days"),
    "renewal_window_days": gettext_lazy("The renewal opens before the end, days"),
    "spread_above": gettext_lazy("Facets asked of one clerk at once, at most"),
    "spread_days": gettext_lazy("What goes beyond is spread over, days"),
    "practical_months": gettext_lazy("A practical assessment holds, months"),
}
DELTA_FACETS = gettext_lazy("Facets that count by working days")
TIERS = ("a", "b", "c")
FOLLOWS: dict[str, Words] = {
    "validity_months": gettext_lazy(
        "Certifications already given keep the end they were given, whether it would be sooner or later now. What is "
        "earned from that day on lasts as long as the new rules say."
    ),
    "due_days": gettext_lazy("Every deadline that still runs is reckoned anew from that day on."),
    "cover_k": gettext_lazy("The matrix counts from that day on which matters have too few."),
    "delta_working_days": gettext_lazy("Deadlines of facets that wait to be proved anew move from that day on."),
    "delta_facets": gettext_lazy("Deadlines of facets that wait to be proved anew move from that day on."),
    "delta_other_days": gettext_lazy("Deadlines of facets that wait to be proved anew move from that day on."),
    "rights_to_restore": gettext_lazy(
        "It is asked of changes that were proved before, too: fewer bring facets back, more take them away."
    ),
    "spread_above": gettext_lazy("Deadlines of facets that wait to be proved anew move from that day on."),
    "spread_days": gettext_lazy("Deadlines of facets that wait to be proved anew move from that day on."),
    "evidence_days": gettext_lazy("Checks passed from that day on are measured by it."),
    "renewal_window_days": gettext_lazy("Renewals open sooner or later from that day on; nobody's status changes."),
    "practical_months": gettext_lazy("Assessments already signed hold as long as when they were observed."),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One line of the rules; `values` by tier, or one for all."""

    name: str
    label: Words
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    label: Words
    now: str
    proposed: str
    follows: Words


def parameters(policy: CertificationPolicy) -> list[Parameter]:
    """Every number that something is decided by, in the order of the page."""
    return [
        *(Parameter(name, label, _of(getattr(policy, name))) for name, label in BY_TIER.items()),
        Parameter("delta_facets", DELTA_FACETS, (_facets(policy),)),
        *(Parameter(name, label, (str(getattr(policy, name)),)) for name, label in NUMBERS.items()),
    ]


def differences(now: CertificationPolicy, proposed: CertificationPolicy) -> list[Difference]:
    """The lines that differ, with what follows."""
    pairs = zip(parameters(now), parameters(proposed), strict=True)
    return [one for was, becomes in pairs for one in _between(was, becomes)]


def _between(was: Parameter, becomes: Parameter) -> Iterator[Difference]:
    if was.values == becomes.values:
        return
    if len(was.values) == 1:
        yield Difference(was.label, was.values[0], becomes.values[0], FOLLOWS[was.name])
        return
    for tier, now, then in zip(TIERS, was.values, becomes.values, strict=True):
        if now != then:
            label = _("%(label)s, tier %(tier)s") % {"label": was.label, "tier": tier.upper()}
            yield Difference(label, now, then, FOLLOWS[was.name])


def _of(numbers: ByTier) -> tuple[str, ...]:
    return tuple(str(getattr(numbers, tier)) for tier in TIERS)


def _facets(policy: CertificationPolicy) -> str:
    names = [str(FACET_LABELS[facet]) for facet in policy.delta_facets]
    return pgettext("between names", ", ").join(names) if names else _("none")
