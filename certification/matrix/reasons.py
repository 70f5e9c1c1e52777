"""The codes of cells, cover and attention as words; the only place that says them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from certification.awards.reasons import STATUSES
from certification.matrix.domain.cells import FacetState
from certification.matrix.domain.changes import Why
from certification.matrix.domain.completeness import Completeness, CompletenessReason
from certification.matrix.domain.coverage import Cover
from certification.matrix.domain.known import SYMBOLS as KNOWN_SYMBOLS
from certification.matrix.domain.known import Known, Look
from certification.matrix.domain.seals import STATES as STATES_OF
from certification.matrix.domain.seals import SYMBOLS, CellState
from certification.matrix.domain.stand_ins import Hole
from certification.matrix.queries.attention import AttentionKind

# The five shapes' words, in the order of the legend.
STATES = {
    CellState.CERTIFIED: _("Certified"),
    CellState.VALID_EXCEPT: _("Valid except changed facets"),
    CellState.STALE: _("Stale"),
    CellState.NOT_YET: _("Not yet"),
    CellState.NOT_REQUIRED: _("Not required"),
}
# The class of the shape in the style sheet.
SHAPES = {
    CellState.CERTIFIED: "certified",
    CellState.VALID_EXCEPT: "except",
    CellState.STALE: "stale",
    CellState.NOT_YET: "never",
    CellState.NOT_REQUIRED: "none",
}
# How a matter is known that is not certified yet: finer than "not yet", and no state of a certification.
KNOWN = {Known.PRACTISED: _("Practised"), Known.INFERRED: _("Inferred")}
# A seal's label is a state's code or, finer, a decision's, or how the matter is known.
LABELS = {code.value: words for found in (STATES, STATUSES, KNOWN) for code, words in found.items()}
# The class of the shape by the seal's label.
LABEL_SHAPES = (
    {state.value: shape for state, shape in SHAPES.items()}
    | {status.value: SHAPES[state] for status, state in STATES_OF.items()}
    | {known.value: known.value for known in Known}
)
FACET_STATES = {
    FacetState.PROVED: ("certified", _("proved")),
    FacetState.STALE: ("stale", _("changed since")),
    FacetState.NOT_YET: ("never", pgettext_lazy("a facet", "not yet")),
    FacetState.UNASKED: ("unasked", _("not asked then, can be now")),
    FacetState.NOT_ASSESSABLE: ("not_assessable", _("nothing to ask")),
}
KNOWN_FACETS = {
    Known.PRACTISED: ("practised", _("answered right in practice")),
    Known.INFERRED: ("inferred", _("known from other matters")),
}

CHANGES = {
    Why.AWARDED: _("Certified"),
    Why.RENEWED: _("Renewed: holds longer"),
    Why.FACETS_PROVED: _("Changed facets proved"),
    Why.REINSTATED: _("Reinstated"),
    Why.FACETS_CHANGED: _("Facets of the matter changed"),
    Why.LAPSED: _("Lapsed: changed facets were not proved in time"),
    Why.EXPIRED: _("Expired"),
    Why.SUSPENDED: _("Suspended"),
    Why.REVOKED: _("Revoked"),
    Why.UNDONE: _("No certification any more as it is known now"),
    Why.REQUIRED: _("Newly required"),
    Why.NOT_REQUIRED: _("No longer required"),
    Why.CAME: _("Came to the centre with a certification"),
    Why.LEFT: _("Certification left with clerk or matter"),
}
COVERS = {
    Cover.ENOUGH: _("enough"),
    Cover.SHORT: _("too few"),
    Cover.SINGLE: _("one clerk alone"),
    Cover.NONE: _("nobody"),
}
HOLES = {
    Hole.NO_STAND_IN: _("No stand-in"),
    Hole.NOT_CERTIFIED: _("Stand-in not certified"),
    Hole.AWAY: _("Stand-in on leave today"),
}
# 全科 as a state of the legend and in words.
COMPLETE = {
    Completeness.COMPLETE: ("certified", pgettext_lazy("all matters", "Complete")),
    Completeness.COMPLETE_EXCEPT: ("valid_except", pgettext_lazy("all matters", "Complete except changed facets")),
    Completeness.INCOMPLETE: ("never", pgettext_lazy("all matters", "Not complete")),
}
COMPLETE_REASONS = {
    CompletenessReason.NO_MATTERS: _("The centre offers no matter."),
    CompletenessReason.MATTERS_MISSING: _("Not every matter of the centre is certified."),
    CompletenessReason.FACETS_STALE: _("Changed facets wait for their check."),
    CompletenessReason.PRACTICAL_MISSING: _("A practical assessment in date is missing."),
    CompletenessReason.MATTERS_NOT_ASSESSABLE: _("Matters nobody can be asked about are left out."),
    CompletenessReason.NO_INTAKE_SYSTEM: _("No intake system is named, so no practical assessment is asked for."),
}
ATTENTION = {
    AttentionKind.UNCOVERED: ngettext_lazy(
        "%(count)d matter nobody is certified in", "%(count)d matters nobody is certified in", "count"
    ),
    AttentionKind.SINGLE: ngettext_lazy(
        "%(count)d matter stands on one clerk alone", "%(count)d matters stand on one clerk alone", "count"
    ),
    AttentionKind.OVERDUE: ngettext_lazy(
        "%(count)d matter past its due day", "%(count)d matters past their due day", "count"
    ),
    AttentionKind.STALE: ngettext_lazy(
        "%(count)d matter changed or expired", "%(count)d matters changed or expired", "count"
    ),
    AttentionKind.OVERFULL: ngettext_lazy(
        "%(count)d check due this week has no room in its clerk's learning time",
        "%(count)d checks due this week have no room in their clerks' learning time",
        "count",
    ),
    AttentionKind.DUTY_AT_RISK: _("The yearly duty to train is not met"),
    AttentionKind.PRACTICAL_ENDING: ngettext_lazy(
        "%(count)d practical assessment ends soon or has ended",
        "%(count)d practical assessments end soon or have ended",
        "count",
    ),
    AttentionKind.SHADOWING_DIFFERS: ngettext_lazy(
        "%(count)d shadowing is not signed, or host and check differ",
        "%(count)d shadowings are not signed, or host and check differ",
        "count",
    ),
    AttentionKind.SHADOWING_WAITS: ngettext_lazy(
        "%(count)d shadowing waits for the host or the short check",
        "%(count)d shadowings wait for the host or the short check",
        "count",
    ),
    AttentionKind.TENURE: _("Tenure"),
    AttentionKind.FILE_WAITS: ngettext_lazy(
        "%(count)d entry of a staff file waits for confirmation",
        "%(count)d entries of staff files wait for confirmation",
        "count",
    ),
    AttentionKind.AUTHORITY_ENDS: ngettext_lazy(
        "%(count)d matter whose authorisation ends", "%(count)d matters whose authorisation ends", "count"
    ),
    AttentionKind.SHORT: ngettext_lazy(
        "%(count)d more matter with too few certified clerks",
        "%(count)d more matters with too few certified clerks",
        "count",
    ),
}
# The strongest first.
LEGEND: tuple[Look, ...] = (
    *(CellState.CERTIFIED, CellState.VALID_EXCEPT, CellState.STALE),
    *Known,
    *(CellState.NOT_YET, CellState.NOT_REQUIRED),
)


def legend(*, known: bool) -> list[tuple[str, str, str]]:
    """Class, symbol and words of each shape; how a matter is known only where that was read."""
    symbols, words = {**SYMBOLS, **KNOWN_SYMBOLS}, {**STATES, **KNOWN}
    looks = [look for look in LEGEND if known or not isinstance(look, Known)]
    return [(LABEL_SHAPES[look.value], symbols[look], str(words[look])) for look in looks]
