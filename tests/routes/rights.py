"""One's own record taken out and disputed by the clerk; answered by the head, or by the leader who is asked again."""

from typing import Any

from tests.routes.rows import CLERKS, HEADS, OF_THE_CENTRE, Row, nothing
from tests.routes.world import World


def leave_part(world: World) -> dict[str, Any]:
    return {"part": "leaves"}


def role_of_clerk(world: World) -> dict[str, Any]:
    return {"part": "roles", "entry": world.people.clerk.grants.get().pk}


def dispute(world: World) -> dict[str, Any]:
    return {"pk": world.dispute.pk}


def answered(world: World) -> dict[str, Any]:
    return {"outcome": "stands", "reason": "与台账一致"}


RIGHTS = (
    Row("my_data", CLERKS),
    Row("my_data_archive", CLERKS, post=nothing),
    Row("dispute_part", CLERKS, leave_part),
    Row("dispute_part", CLERKS, leave_part, post=nothing, ok=422),
    # an entry of somebody else isn't there
    Row("dispute_entry", frozenset({"clerk"}), role_of_clerk, also={"other_clerk": 404}),
    Row("record_disputes", HEADS | {"leader"}),
    Row("record_dispute", OF_THE_CENTRE | {"clerk"}, dispute),
    Row("record_dispute", frozenset({"head", "admin"}), dispute, post=answered, ok=302, also={"clerk": 422}),
)
