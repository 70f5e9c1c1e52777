"""What a template is, and the decorator that names one. Each facet's templates are one file in `templates/`."""

from collections.abc import Callable
from dataclasses import dataclass

from courses.domain.facets import Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.draft import Draft, TooLittleReason
from quizzes.domain.item import CERTIFYING_KINDS, Kind

Build = Callable[[BankSnapshot, Dice], Draft | TooLittleReason]


@dataclass(frozen=True, slots=True)
class Template:
    """A named way of asking: bump `version` whenever its output changes. `seconds` is a first guess of its length;
    `by_depth` says that what the centre may do for the matter decides what comes out, `written` that somebody wrote it
    for one matter."""

    name: str
    version: int
    facets: tuple[Facet, ...]
    kind: Kind
    seconds: int
    build: Build
    by_depth: bool = False
    written: bool = False

    @property
    def certifying(self) -> bool:
        """Whether its kind may certify; each item still has to be hard enough to guess."""
        return self.kind in CERTIFYING_KINDS


def template(
    name: str, *, version: int, facets: tuple[Facet, ...], kind: Kind, seconds: int, by_depth: bool = False
) -> Callable[[Build], Template]:
    """Make a template of a function `(bank, dice) -> Draft | TooLittleReason`."""

    def named(build: Build) -> Template:
        return Template(name, version, facets, kind, seconds, build, by_depth)

    return named
