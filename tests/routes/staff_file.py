"""Staff files, staffing and the yearly word: the person enters, the head answers and signs, the leader for a head."""

from typing import Any

from certification.staff_file.models import StaffFileEntry
from certification.staff_file.operations import enter
from tests.factories import MOMENT
from tests.routes.rows import (
    ADMINS,
    HEAD_HERE,
    OF_THE_CENTRE,
    OVERSEERS,
    RECORD_READERS,
    SIGNED_IN,
    STAFF,
    Row,
    nothing,
)
from tests.routes.world import World

HERE = "?centre=putuoshan"
THE_FILE = "?centre=putuoshan&year=2025"


def person(world: World) -> dict[str, Any]:
    return {"clerk": world.people.clerk.pk}


def degree(world: World) -> dict[str, Any]:
    return {**person(world), "kind": "education"}


def fitness(world: World) -> dict[str, Any]:
    return {**person(world), "kind": "fitness"}


def entry(world: World) -> dict[str, Any]:
    """What the clerk entered, with its scan, and nobody answered."""
    found = StaffFileEntry.objects.filter(clerk=world.people.clerk).first()
    said = {"kind": "computer", "by": world.people.clerk, "at": MOMENT, "scan": ("证书.pdf", b"%PDF-1.7")}
    return {"pk": (found or enter(world.people.clerk, **said)).pk}


def workbook(world: World) -> dict[str, Any]:
    return {"kind": "xlsx"}


STAFF_FILE = (
    Row("staffing", OVERSEERS),
    Row("staffing", OF_THE_CENTRE, query=HERE),
    Row("staffing_rules", SIGNED_IN),
    Row("staffing_rules_change", ADMINS),
    Row("staffing_rules_change", ADMINS, post=lambda world: {"show": "1"}, ok=422),
    Row("staff_file_list", OVERSEERS),
    Row("staff_file_list", OF_THE_CENTRE, query=HERE),
    Row("staff_file_export", OVERSEERS, page=False),
    Row("staff_file_export", OF_THE_CENTRE, query=HERE, page=False),
    Row("my_staff_file", STAFF),
    Row("staff_file", RECORD_READERS, person),
    Row("staff_file_enter", HEAD_HERE | {"clerk"}, degree),
    Row("staff_file_enter", HEAD_HERE | {"clerk"}, degree, post=nothing, ok=422),
    # nobody enters it about themselves
    Row("staff_file_enter", HEAD_HERE, fitness, post=nothing, ok=302, also={"clerk": 404}),
    Row("staff_file_withdraw", HEAD_HERE | {"clerk"}, entry),
    Row("staff_file_withdraw", HEAD_HERE | {"clerk"}, entry, post=nothing, ok=422),
    Row("staff_file_answer", HEAD_HERE, entry, post=nothing, ok=422),
    Row("staff_file_scan", RECORD_READERS, entry, page=False),
    Row("yearly_words", OVERSEERS),
    Row("yearly_words", OF_THE_CENTRE, query=HERE),
    # the administrator and the inspector sign nobody's year
    Row("yearly_words", frozenset({"head", "leader"}), query=THE_FILE, post=nothing, ok=422),
    Row("yearly_words_sign", OF_THE_CENTRE, query=HERE, post=nothing, ok=302),
    Row("yearly_words_file", OVERSEERS, workbook, page=False),
    Row("yearly_words_file", OF_THE_CENTRE, workbook, query=HERE, page=False),
)
