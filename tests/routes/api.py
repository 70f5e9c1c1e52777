"""Rows of the read API: tokens have their pages; without one the API answers nobody, whoever is signed in."""

from typing import Any

from certification.api.models import ApiToken
from tests.factories import FOUNDED
from tests.routes.rows import EVERYBODY, HEAD_HERE, HEADS, NOBODY, Row, nothing
from tests.routes.world import World


def token(world: World) -> dict[str, Any]:
    kept = {"centre": world.house.centre, "made_by": world.people.head, "made_at": FOUNDED, "expires_on": FOUNDED}
    return {"pk": ApiToken.objects.get_or_create(digest="0" * 64, defaults=kept)[0].pk}


API = (
    Row("api_tokens", HEADS),
    Row("api_tokens", HEAD_HERE, query="?centre=putuoshan"),
    Row("api_tokens", HEAD_HERE, query="?centre=putuoshan", post=nothing, ok=422),
    Row("api_token_withdraw", HEAD_HERE, token, post=nothing, ok=302),
    *(Row(f"api:{name}", EVERYBODY, ok=401, page=False) for name in ("centre", "matrix", "coverage")),
    Row("api:openapi-json", EVERYBODY, page=False),
    Row("api:openapi-view", EVERYBODY, page=False),
    # an address of django-ninja's own, with nothing on it
    Row("api:api-root", NOBODY, refused=404, also={"anonymous": 404}, page=False),
)
