"""Inspection packs: whoever sees the centre looks and takes, its head and its leader make and delete."""

from typing import Any

from certification.inspection.models import InspectionPack
from tests.factories import FOUNDED
from tests.routes.rows import HEAD_OR_LEADER_HERE, OF_THE_CENTRE, OVERSEERS, Row, nothing
from tests.routes.world import World

HERE = "?centre=putuoshan"


def pack(world: World) -> dict[str, Any]:
    kept = {"language": "zh-hans", "asked_by": world.people.head, "asked_at": FOUNDED}
    days = {"first": FOUNDED.date(), "last": FOUNDED.date()}
    return {"pk": InspectionPack.objects.get_or_create(centre=world.house.centre, **days, defaults=kept)[0].pk}


INSPECTION = (
    Row("inspection", OVERSEERS),
    Row("inspection", OF_THE_CENTRE, query=HERE),
    # an inspector reads, and doesn't make
    Row("inspection", HEAD_OR_LEADER_HERE, query=HERE, post=nothing, ok=422),
    Row("inspection_verify", OVERSEERS),
    Row("inspection_verify", OVERSEERS, post=nothing, ok=422),
    Row("inspection_pack", OF_THE_CENTRE, pack),
    Row("inspection_pack", HEAD_OR_LEADER_HERE, pack, post=nothing, ok=302),
    # it is not made yet
    Row("inspection_pack_file", OF_THE_CENTRE, pack, ok=404, page=False),
    Row("inspection_pack_delete", HEAD_OR_LEADER_HERE, pack, post=nothing, ok=302),
)
