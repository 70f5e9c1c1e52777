"""A policy of the yearly duty line by line, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from certification.training.domain.policy import DutyPolicy
from certification.training.domain.themes import write_themes
from certification.training.models import TrainingSession


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that two policies say differently."""

    label: str
    now: str
    proposed: str


def lines_of(policy: DutyPolicy | None) -> dict[str, str]:
    """Label and value of each line, in order."""
    if policy is None or not policy.required:
        return {_("Classes a year"): pgettext("a policy asks", "nothing")}
    classes = _("at least %(count)d") % {"count": policy.required}
    level = TrainingSession.Level(policy.least_level).label if policy.least_level else ""
    return {
        _("Classes a year"): classes,
        _("Hours in all"): _("at least %(count)d") % {"count": policy.least_hours}
        if policy.least_hours
        else _("not asked for"),
        _("Level of the organiser"): _("%(level)s or above") % {"level": level}
        if level
        else _("any superior department"),
        _("Themes"): write_themes(policy.themes) or _("not asked for"),
        pgettext("of a rule", "Source"): policy.citation,
    }


def differences(now: DutyPolicy | None, proposed: DutyPolicy | None) -> list[Difference]:
    """The lines that differ, in order."""
    before, after = lines_of(now), lines_of(proposed)
    labels = dict.fromkeys([*before, *after])
    found = (Difference(label, before.get(label, "–"), after.get(label, "–")) for label in labels)
    return [one for one in found if one.now != one.proposed]
