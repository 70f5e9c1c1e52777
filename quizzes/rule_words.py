"""The rules of the check in words and figures, for the pages that show and change them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from quizzes.domain.check_rules import CheckRules, RuleTrouble
from quizzes.domain.guesses import GUESSES, Draw
from quizzes.domain.rule_figures import BOUNDS, rule_figures

TROUBLES: dict[RuleTrouble, str | Promise] = {
    RuleTrouble.TOO_FEW_RIGHTS: gettext_lazy("Fewer than six right answers leave a facet unasked."),
    RuleTrouble.FALLING_RIGHTS: gettext_lazy("After a mistake at least as many right answers are needed as before it."),
    RuleTrouble.OUT_OF_REACH: gettext_lazy("With so few questions nobody could reach these right answers."),
    RuleTrouble.NO_FRESH_RIGHTS: gettext_lazy("After a mistake at least one right answer is needed."),
    RuleTrouble.DOUBT_OUT_OF_RANGE: gettext_lazy("Choose between 1 and 100 per cent."),
    RuleTrouble.NO_TRIES: gettext_lazy("Somebody must be able to try once."),
    RuleTrouble.TRIES_DO_NOT_FIT: gettext_lazy("So many tries so far apart don't fit into these days."),
}
FIGURES: dict[str, str | Promise] = {
    "certified": gettext_lazy("Certified though they know only 60 %, one try"),
    "certified_in_tries": gettext_lazy("The same, all tries together"),
    "refused": gettext_lazy("Refused though they know 95 %, one try"),
    "items": gettext_lazy("Questions on average, knowing 95 %"),
    "items_sure": gettext_lazy("Questions on average, knowing 98 %"),
    "blind": gettext_lazy("Certified though blind in one facet, one try"),
    "blind_in_tries": gettext_lazy("Blind in one facet, all tries together"),
}
USUAL = GUESSES[Draw.USUAL]


@dataclass(frozen=True, slots=True)
class Parameter:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure by which a rule is judged, of the full and the open-book check; `too_much` says that the full check's
    goes beyond what was meant."""

    label: str | Promise
    value: str
    book: str
    most: str
    too_much: bool


@dataclass(frozen=True, slots=True)
class Difference:
    label: str | Promise
    now: str
    proposed: str

    @property
    def differs(self) -> bool:
        return self.now != self.proposed


def parameters(rules: CheckRules) -> list[Parameter]:
    """Every number of the rules with its name."""
    full, tries = rules.full, rules.tries
    found = [Parameter(_("Right answers without a mistake"), str(full.rights[0]))]
    for wrong, need in enumerate(full.rights[1:], 1):
        label = ngettext("Right answers after %(wrong)d wrong one", "Right answers after %(wrong)d wrong ones", wrong)
        found.append(Parameter(label % {"wrong": wrong}, str(need)))
    tiers = "、".join(tier.value for tier in rules.open_book_tiers)
    return [
        *found,
        Parameter(_("Questions at most"), str(full.max_items)),
        Parameter(_("Right answers in a row that close a facet"), str(full.fresh_rights)),
        Parameter(_("Luck may explain a facet's answers with at most"), f"{full.doubt_percent} %"),
        Parameter(_("Tiers that sit the open-book check"), tiers or _("none")),
        Parameter(_("Tries"), str(tries.tries)),
        Parameter(_("Hours between two tries"), str(tries.hours_apart)),
        Parameter(_("Days in which tries are counted"), str(tries.window_days)),
    ]


def figures(rules: CheckRules) -> list[Figure]:
    """What both checks are worth, in the usual draw."""
    found, book = (rule_figures(one, USUAL, tries=rules.tries.tries) for one in (rules.full, rules.open_book))
    beyond = found.too_much()
    return [
        Figure(
            label,
            _shown(name, getattr(found, name)),
            _shown(name, getattr(book, name)),
            _shown(name, BOUNDS.get(name)),
            name in beyond,
        )
        for name, label in FIGURES.items()
    ]


def parameter_differences(now: CheckRules, proposed: CheckRules) -> list[Difference]:
    """Parameters that differ; one that only one of them has is a dash in the other."""
    was, becomes = ({one.label: one.value for one in parameters(rules)} for rules in (now, proposed))
    both = (Difference(label, was.get(label, "–"), becomes.get(label, "–")) for label in [*was, *becomes.keys() - was])
    return [one for one in both if one.differs]


def figure_differences(now: CheckRules, proposed: CheckRules) -> list[tuple[Difference, bool]]:
    """All figures side by side, with whether the proposed one goes beyond what was meant."""
    pairs = zip(figures(now), figures(proposed), strict=True)
    return [(Difference(was.label, was.value, becomes.value), becomes.too_much) for was, becomes in pairs]


def _shown(name: str, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.1f}" if name in ("items", "items_sure") else f"{value * 100:.1f} %"
