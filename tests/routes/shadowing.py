"""Shadowing: the head plans, the learner notes and sits, the host signs; overseers and the two people read."""

from typing import Any

from tests.routes.rows import (
    HEAD_HERE,
    HEADS,
    OF_THE_CENTRE,
    OVERSEERS,
    RECORD_READERS,
    SIGNED_IN,
    THE_CLERK,
    Row,
    nothing,
)
from tests.routes.world import World

HERE = "?centre=putuoshan"
HOST = frozenset({"other_clerk"})


def with_host(world: World) -> dict[str, Any]:
    return {"pk": world.shadowing.pk}


def on_paper(world: World) -> dict[str, Any]:
    return {"pk": world.paper_shadowing.pk}


def no_reason(world: World) -> dict[str, Any]:
    return {"reason": " "}


SHADOWING = (
    Row("shadowing_list", OVERSEERS),
    Row("shadowing_list", OF_THE_CENTRE, query=HERE),
    Row("shadowing_mine", SIGNED_IN),
    Row("shadowing_new", HEADS),
    Row("shadowing_new", HEAD_HERE, query=HERE),
    Row("shadowing", RECORD_READERS | HOST, with_host),
    Row("shadowing", RECORD_READERS, on_paper),
    Row("shadowing_blank", RECORD_READERS, on_paper),
    Row("shadowing_seen", THE_CLERK, with_host, post=nothing, ok=422),
    Row("shadowing_answer", HOST, with_host, post=no_reason, ok=422),
    Row("shadowing_check", THE_CLERK, with_host),
    # the open sitting is gone on with
    Row("shadowing_check", THE_CLERK, with_host, post=nothing, ok=302),
    Row("shadowing_paper", HEAD_HERE, on_paper),
    Row("shadowing_paper", HEAD_HERE, on_paper, post=nothing, ok=422),
    # a host with an account signs for themselves
    Row("shadowing_paper", frozenset(), with_host, page=False),
    Row("shadowing_scan", RECORD_READERS, on_paper, page=False),
    Row("shadowing_call_off", HEAD_HERE, with_host, post=no_reason, ok=422),
    # nobody else reads the questions or the answers
    Row("short_item", THE_CLERK, lambda world: {"pk": world.short_check.pk, "position": 1}),
    Row("short_item", THE_CLERK, lambda world: {"pk": world.short_check.pk, "position": 1}, post=nothing, ok=422),
    Row("short_result", THE_CLERK, lambda world: {"pk": world.closed_short_check.pk}),
)
