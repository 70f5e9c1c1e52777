"""What two versions of a matter say differently: facet by facet, then the other elements, the changed words marked."""

from dataclasses import dataclass, replace

from courses.domain.elements import FACET_FIELDS, Elements
from courses.domain.facets import FACETS, Facet
from courses.domain.marking import Line, marked_lines
from courses.domain.plan import OTHERS
from courses.domain.wording import element_text, facet_lines


@dataclass(frozen=True, slots=True)
class Difference:
    """One facet (or other element, by its name) that differs: its lines in the one version and in the other.

    No lines: that version doesn't state it. Lines without a mark on either side: the same words, read differently.
    """

    name: str
    is_facet: bool
    old: tuple[Line, ...]
    new: tuple[Line, ...]

    @property
    def brief(self) -> "Difference":
        """Only the lines that hold a mark, for where a reader has a moment; all of them where none does."""
        old, new = _marked(self.old), _marked(self.new)
        return replace(self, old=old, new=new) if old or new else self

    @property
    def unchanged(self) -> int:
        """How many lines stand in the later version as they stood."""
        return len(self.new) - len(_marked(self.new))


def differences(old: Elements, new: Elements) -> tuple[Difference, ...]:
    """Everything that differs, facets first, in the order of a lesson; nothing for equal elements."""
    facets = tuple(facet_difference(facet, old, new) for facet in FACETS if differs(facet, old, new))
    others = tuple(other_difference(name, old, new) for name in other_names(old, new))
    return facets + others


def differs(facet: Facet, old: Elements, new: Elements) -> bool:
    """Whether the facet isn't the same to the letter."""
    return any(getattr(old, name) != getattr(new, name) for name in FACET_FIELDS[facet])


def facet_difference(facet: Facet, old: Elements, new: Elements) -> Difference:
    """The facet's lines side by side. The order of steps counts, that of papers and clauses does not."""
    before, after = facet_lines(old, facet), facet_lines(new, facet)
    return Difference(facet.value, True, *marked_lines(before, after, ordered=facet is Facet.PROCESS))


def other_names(old: Elements, new: Elements) -> tuple[str, ...]:
    """Names of the elements outside the facets that differ."""
    return tuple(name for name in OTHERS if getattr(old, name) != getattr(new, name))


def other_difference(name: str, old: Elements, new: Elements) -> Difference:
    """Another element side by side, several values one a line."""
    before, after = element_text(old, name).splitlines(), element_text(new, name).splitlines()
    return Difference(name, False, *marked_lines(before, after))


def _marked(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(line for line in lines if any(piece.changed for piece in line))
