"""Books, guides and notices."""

from typing import Any

from tests.routes.rows import (
    AT_THE_COUNTER,
    CENTRE_PEOPLE,
    EVERYBODY,
    HEAD_HERE,
    SIGNED_IN,
    Getter,
    Row,
    nothing,
)
from tests.routes.world import World

HERE = "?centre=putuoshan"


def book(kind: str, format: str) -> Getter:
    return lambda world: {"centre": "putuoshan", "kind": kind, "format": format}


def centre(world: World) -> dict[str, Any]:
    return {"centre": "putuoshan"}


def of_centre(world: World) -> dict[str, Any]:
    return {"centre": "putuoshan", "pk": world.matter.pk}


def changed(world: World) -> dict[str, Any]:
    return {"pk": world.matter.pk}


def missing(world: World) -> dict[str, Any]:
    return {"received_on": "2026-03-09", "flaw_0": "missing", "format": "docx"}


def refused(world: World) -> dict[str, Any]:
    return {"received_on": "2026-03-09", "reason": "不在本镇。", "format": "docx"}


DOCUMENTS = (
    Row("centre_documents", SIGNED_IN),
    Row("centre_documents", SIGNED_IN, query=HERE),
    Row("centre_particulars", HEAD_HERE, centre),
    Row("centre_particulars", HEAD_HERE, centre, post=lambda world: {"phone": "0580-6000000"}, ok=302),
    # a handbook is for the people of its centre, a guide for everybody with an account
    Row("document_file", CENTRE_PEOPLE, book("handbook", "md"), page=False),
    Row("document_file", SIGNED_IN, book("service-guide", "pdf"), page=False),
    Row("document_make", CENTRE_PEOPLE, book("handbook", "md"), post=nothing, ok=302),
    Row("matter_guide", SIGNED_IN, changed, page=False),
    Row("counter_card", SIGNED_IN, changed, page=False),
    Row("matter_live", SIGNED_IN, changed, ok=302, page=False),
    # a notice is the centre's word to a citizen
    Row("one_time_notice", AT_THE_COUNTER, changed),
    Row("one_time_notice", AT_THE_COUNTER, changed, post=missing, page=False),
    Row("refusal_notice", AT_THE_COUNTER, changed),
    Row("refusal_notice", AT_THE_COUNTER, changed, post=refused, page=False),
    Row("public_guides", EVERYBODY, centre),
    Row("public_guide", EVERYBODY, of_centre),
)
