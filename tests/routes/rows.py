"""What a row of the route table says, and the roles it speaks of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from tests.routes.world import World

ROLES = (
    *("anonymous", "clerk", "other_clerk", "head", "other_head", "leader", "reviewer", "editor", "inspector", "admin"),
)
Getter = Callable[[World], dict[str, Any]]
# Two redirects that mean something: to the sign-in page, and Wagtail's way of saying no.
SIGN_IN, TURNED_AWAY = "sign in", "turned away"
Answer = int | str

EVERYBODY = frozenset(ROLES)
SIGNED_IN = EVERYBODY - {"anonymous"}
CLERKS = frozenset({"clerk", "other_clerk"})
OVERSEERS = frozenset({"head", "other_head", "leader", "inspector", "admin"})
OF_THE_CENTRE = OVERSEERS - {"other_head"}
STAFF = CLERKS | {"head", "other_head"}
HEADS = frozenset({"head", "other_head", "admin"})
AT_THE_COUNTER = CLERKS | HEADS
CENTRE_PEOPLE = CLERKS | OF_THE_CENTRE
HEAD_HERE = frozenset({"head", "admin"})
HEAD_OR_LEADER_HERE = HEAD_HERE | {"leader"}
LEADER_HERE = frozenset({"leader", "admin"})
RECORD_READERS = OF_THE_CENTRE | {"clerk"}
EDITORS = frozenset({"editor", "admin"})
IN_THE_ADMIN = EDITORS | {"reviewer"}
THE_CLERK = frozenset({"clerk"})
ADMINS = frozenset({"admin"})
NOBODY: frozenset[str] = frozenset()
HERE = "?centre=putuoshan"  # Alice's


@dataclass(frozen=True, slots=True)
class Row:
    """One request and what each role gets: `ok` for `who`, `refused` for the rest, sign-in for the anonymous.

    `also` names single roles that get something else again. `page` is False for what axe can't read (files, JSON) and
    for Wagtail's own pages; `desk` is True for a page of ours inside Wagtail's admin. `path` is for addresses that
    have no name to reverse.
    """

    name: str
    who: frozenset[str]
    kwargs: Getter = field(default=lambda world: {})
    query: str = ""
    post: Getter | None = None
    ok: Answer = 200
    refused: Answer = 403
    also: Mapping[str, Answer] = field(default_factory=dict)
    page: bool = True
    desk: bool = False
    path: Callable[[World], str] | None = None

    @property
    def title(self) -> str:
        return f"{'POST' if self.post else 'GET'} {self.name}{self.query}"

    def address(self, world: World) -> str:
        found = self.path(world) if self.path else reverse(self.name, kwargs=self.kwargs(world))
        return found + self.query

    def expected(self) -> dict[str, Answer]:
        """The answer for every role."""
        statuses = {role: self.ok if role in self.who else self.refused for role in ROLES}
        if "anonymous" not in self.who:
            statuses["anonymous"] = SIGN_IN
        return {**statuses, **self.also}


def nothing(world: World) -> dict[str, Any]:
    return {}


def admin_row(name: str, who: frozenset[str], kwargs: Getter = nothing, *, file: bool = False, **more: Any) -> Row:
    """A page inside Wagtail's admin: those with no business there are sent to sign in, the others turned away.

    `file`: it is taken out, not looked at. A name with a colon is one of Wagtail's own pages.
    """
    inside = dict.fromkeys(IN_THE_ADMIN - who, TURNED_AWAY)
    desk = not file and ":" not in name and "post" not in more and "ok" not in more
    return Row(name, who, kwargs, refused=SIGN_IN, also=inside, page=False, desk=desk, **more)
