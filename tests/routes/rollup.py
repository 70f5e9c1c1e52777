"""Rows of the roll-ups: leaders and inspectors of the unit, and administrators."""

from tests.routes.rows import ADMINS, NOBODY, Row

ROLLUP = (
    # straight to the one unit
    Row("unit_list", NOBODY, also=dict.fromkeys(("leader", "inspector", "admin"), 302), page=False),
    Row("unit", ADMINS | {"leader", "inspector"}, lambda world: {"code": world.house.town.code}),
    Row("unit", ADMINS, lambda world: {"code": world.house.far_county.code}),
    Row("unit", NOBODY, lambda world: {"code": "nowhere"}, also=dict.fromkeys(("leader", "inspector", "admin"), 404)),
)
