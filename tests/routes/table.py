"""Every route of ours × every role: what a request is answered with. The axe sweep reads it too.

A row names the route, how to reach the object in the `World` that belongs to Alice's centre, and who gets in; everybody
else is refused with 403 (the anonymous are sent to sign in). A route without a row fails the suite.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.routes.world import World

ROLES = (
    *("anonymous", "clerk", "other_clerk", "head", "other_head", "leader", "reviewer", "editor", "inspector", "admin"),
)
Getter = Callable[[World], dict[str, Any]]

EVERYBODY = frozenset(ROLES)
SIGNED_IN = EVERYBODY - {"anonymous"}
CLERKS = frozenset({"clerk", "other_clerk"})
OVERSEERS = frozenset({"head", "other_head", "leader", "inspector", "admin"})
OF_THE_CENTRE = OVERSEERS - {"other_head"}
HEADS = frozenset({"head", "other_head", "admin"})
HEAD_HERE = frozenset({"head", "admin"})
LEADER_HERE = frozenset({"leader", "admin"})
RECORD_READERS = OF_THE_CENTRE | {"clerk"}
EDITORS = frozenset({"editor", "admin"})
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """One request and what each role gets: `ok` for `who`, `refused` for the rest, 302 for the anonymous.

    `also` names single roles that get something else again. `page` is False for what axe can't read (files, JSON).
    """

    name: str
    who: frozenset[str]
    kwargs: Getter = field(default=lambda world: {})
    query: str = ""
    post: Getter | None = None
    ok: int = 200
    refused: int = 403
    also: Mapping[str, int] = field(default_factory=dict)
    page: bool = True

    @property
    def title(self) -> str:
        return f"{'POST' if self.post else 'GET'} {self.name}{self.query}"

    def expected(self) -> dict[str, int]:
        """The status for every role."""
        statuses = {role: self.ok if role in self.who else self.refused for role in ROLES}
        if "anonymous" not in self.who:
            statuses["anonymous"] = 302
        return {**statuses, **self.also}


def clerk(world: World) -> dict[str, Any]:
    return {"clerk": world.people.clerk.pk}


def cell(world: World) -> dict[str, Any]:
    return {"clerk": world.people.clerk.pk, "matter": world.matter.pk}


def paper(world: World) -> dict[str, Any]:
    return {"serial": world.certificate.serial}


def nothing(world: World) -> dict[str, Any]:
    return {}


HERE = "?centre=putuoshan"

HOUSE = (
    Row("home", SIGNED_IN),
    Row("healthz", EVERYBODY, page=False),
    # no worker runs beside the tests, and the probe must say so
    Row("readyz", EVERYBODY, ok=503, page=False),
    Row("components", EVERYBODY),
    Row("login", EVERYBODY),
    # the one sign-in page is ours
    Row("admin_login", EVERYBODY, ok=302, page=False),
    Row("logout", EVERYBODY, post=nothing, ok=302),
    Row("choose_language", EVERYBODY, post=lambda world: {"language": "en"}, ok=302),
    Row("job", HEAD_HERE, lambda world: {"pk": world.job.pk}),
)
TRAINING = (
    Row("training_list", OVERSEERS),
    Row("training_list", OF_THE_CENTRE, query=HERE),
    Row("training_new", HEADS),
    Row("training_new", HEAD_HERE, query=HERE),
    Row("duty_report", OVERSEERS),
    Row("duty_report", OF_THE_CENTRE, query=HERE),
    Row("training_session", OF_THE_CENTRE, lambda world: {"pk": world.session.pk}),
    Row("training_session", HEAD_HERE, lambda world: {"pk": world.session.pk}, post=nothing),
    Row("register_confirm", HEAD_HERE, lambda world: {"pk": world.session.pk}, post=nothing, ok=302),
    # somebody else's line isn't there, whoever asks
    Row(
        "attendance_confirm",
        frozenset({"clerk"}),
        lambda world: {"pk": world.attendance.pk},
        post=nothing,
        ok=302,
        refused=404,
    ),
)
ROTATION = (
    Row("posting_list", OVERSEERS),
    Row("posting_list", OF_THE_CENTRE, query=HERE),
    Row("posting_new", HEADS),
    Row("posting_new", HEAD_HERE, query=HERE),
    Row("posting_proposal", OF_THE_CENTRE, lambda world: {"pk": world.proposal.pk}),
    Row(
        "posting_proposal",
        LEADER_HERE,
        lambda world: {"pk": world.proposal.pk},
        post=lambda world: {"decline": "1", "answer": "窗口人手不足"},
        ok=302,
    ),
)
MATRIX = (
    Row("matrix", OVERSEERS),
    Row("matrix", OF_THE_CENTRE, query=HERE),
    Row("matrix_export", OVERSEERS, page=False),
    Row("matrix_export", OF_THE_CENTRE, query=HERE, page=False),
    Row("coverage", OVERSEERS),
    Row("coverage", OF_THE_CENTRE, query=HERE),
    Row("matrix_cell", RECORD_READERS, cell),
    Row("my_record", CLERKS),
    Row("record", RECORD_READERS, clerk),
)
AWARDS = (
    Row("verify", EVERYBODY, lambda world: {"token": world.certificate.token}),
    Row("certificate", RECORD_READERS, paper),
    Row("certificate_png", RECORD_READERS, paper, page=False),
    Row("certificate_issue", HEAD_HERE, clerk),
    Row("certificate_issue", HEAD_HERE, clerk, post=lambda world: {"category": world.matter.category}, ok=302),
    Row("award_act", HEAD_HERE, cell, post=lambda world: {"kind": "suspension", "reason": "复核"}, ok=302),
)
TABLE: tuple[Row, ...] = (*HOUSE, *TRAINING, *ROTATION, *MATRIX, *AWARDS)
