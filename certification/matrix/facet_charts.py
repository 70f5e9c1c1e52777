"""The six facets of a category as a radar: what is proved of what can be asked."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from certification.matrix.domain.coverage import FacetTotals
from certification.matrix.queries.facets import share
from certification.matrix.radar import Radar, radar
from courses.domain.facets import FACETS
from courses.models.matter import FACET_LABELS
from courses.script import in_script


def facet_radar(number: int, category: str, whose: Sequence[tuple[str, str, Sequence[FacetTotals]]]) -> Radar:
    """`whose`: the kind of line, the label and the facets of each of those compared; `number` tells apart the radars of
    a page."""
    series = [(kind, label, [share(facet) for facet in facets]) for kind, label, facets in whose]
    told = "; ".join(
        f"{label}: "
        + ", ".join(
            f"{FACET_LABELS[facet]} {_('nothing to ask') if part is None else f'{part:.0%}'}"
            for facet, part in zip(FACETS, shares, strict=True)
        )
        for _kind, label, shares in series
    )
    title = in_script(category) or _("no category")
    # what nobody can be asked stands at the centre as if nothing were proved: its label says so
    empty = [
        all(part is None for part in parts) for parts in zip(*(shares for _kind, _label, shares in series), strict=True)
    ]
    labels = [f"{FACET_LABELS[facet]}{' –' if none else ''}" for facet, none in zip(FACETS, empty, strict=True)]
    return radar(f"radar-{number}", title, told, labels, series)
