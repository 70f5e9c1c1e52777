"""One's own record taken out and disputed; answered by the head, or by the leader for a head or asked again."""

from typing import Any

from tests.routes.rows import HEADS, OF_THE_CENTRE, STAFF, Row, nothing
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
    Row("my_data", STAFF),
    Row("my_data_archive", STAFF, post=nothing),
    Row("dispute_part", STAFF, leave_part),
    Row("dispute_part", STAFF, leave_part, post=nothing, ok=422),
    # an entry of somebody else isn't there
    Row(
        "dispute_entry",
        frozenset({"clerk"}),
        role_of_clerk,
        also=dict.fromkeys(("other_clerk", "head", "other_head"), 404),
    ),
    Row("record_disputes", HEADS | {"leader"}),
    Row("record_dispute", OF_THE_CENTRE | {"clerk"}, dispute),
    Row("record_dispute", frozenset({"head", "admin"}), dispute, post=answered, ok=302, also={"clerk": 422}),
)
