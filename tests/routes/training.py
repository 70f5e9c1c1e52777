"""Classes, their papers, seats and registers, and what a year asks: the head writes, clerks sign, ask and read."""

from typing import Any

from tests.routes.rows import (
    ADMINS,
    CLERKS,
    HEAD_HERE,
    HEADS,
    NOBODY,
    OF_THE_CENTRE,
    OVERSEERS,
    SIGNED_IN,
    THE_CLERK,
    Row,
    nothing,
)
from tests.routes.world import World

HERE = "?centre=putuoshan"


def session(world: World) -> dict[str, Any]:
    return {"pk": world.session.pk}


def coming(world: World) -> dict[str, Any]:
    return {"pk": world.coming.pk}


def attendance(world: World) -> dict[str, Any]:
    return {"pk": world.attendance.pk}


def notice(world: World) -> dict[str, Any]:
    return {"pk": world.session_papers["notice"].pk}


def sheet(world: World) -> dict[str, Any]:
    return {"pk": world.session_papers["sheet"].pk}


def organisers_list(world: World) -> dict[str, Any]:
    return {"pk": world.session_papers["list"].pk}


def other_clerk(world: World) -> dict[str, Any]:
    return {"clerk": world.people.other_clerk.pk}


def workbook(world: World) -> dict[str, Any]:
    return {"kind": "xlsx"}


def no_title(world: World) -> dict[str, Any]:
    return {"title": " "}


TRAINING = (
    Row("training_list", OVERSEERS),
    Row("training_list", OF_THE_CENTRE, query=HERE),
    Row("training_new", HEADS),
    Row("training_new", HEAD_HERE, query=HERE),
    Row("my_training", CLERKS),
    Row("outside_new", CLERKS),
    Row("outside_new", CLERKS, post=no_title, ok=422),
    # a class of the centre is nothing anybody handed in
    Row("outside_answer", NOBODY, session, post=nothing, refused=404),
    Row("training_report", OVERSEERS),
    Row("training_report", OF_THE_CENTRE, query=HERE),
    Row("training_report_file", OVERSEERS, workbook, page=False),
    Row("training_report_file", OF_THE_CENTRE, workbook, query=HERE, page=False),
    Row("training_register_file", OVERSEERS, workbook, page=False),
    Row("training_register_file", OF_THE_CENTRE, workbook, query=HERE, page=False),
    Row("duty_report", OVERSEERS),
    Row("duty_report", OF_THE_CENTRE, query=HERE),
    Row("duty_rules", SIGNED_IN),
    Row("duty_rules_change", ADMINS),
    Row("duty_rules_change", ADMINS, post=nothing, ok=422),
    Row("training_session", OF_THE_CENTRE, session),
    Row("training_session", OF_THE_CENTRE, coming),
    # a line that is in the register keeps a result, so a form without one has something to mend
    Row("training_session", HEAD_HERE, session, post=nothing, ok=422),
    Row("training_edit", HEAD_HERE, coming),
    Row("training_edit", HEAD_HERE, coming, post=no_title, ok=422),
    Row("training_sheet", OF_THE_CENTRE, session),
    # a clerk of another centre is told so and gets none; whoever is no clerk has nobody to ask for
    Row("training_seat", CLERKS, coming, post=nothing, ok=302),
    Row("training_seat", HEAD_HERE, coming, post=other_clerk, ok=302),
    Row("session_paper_add", HEAD_HERE, session, post=nothing, ok=422),
    # material and notice are the clerks' too; what names people is not
    Row("session_paper", OF_THE_CENTRE | CLERKS, notice, page=False),
    Row("session_paper", OF_THE_CENTRE, sheet, page=False),
    Row("session_paper_take_off", HEAD_HERE, sheet, post=nothing, ok=302),
    Row("session_list_add", HEAD_HERE, session, post=nothing, ok=422),
    Row("session_list", HEAD_HERE, organisers_list),
    Row("session_list", HEAD_HERE, organisers_list, post=nothing, ok=409),
    Row("register_confirm", HEAD_HERE, session, post=nothing, ok=302),
    # somebody else's line isn't there, whoever asks
    Row("attendance_confirm", THE_CLERK, attendance, post=nothing, ok=302, refused=404),
    Row("attendance_contest", THE_CLERK, attendance, refused=404),
    Row("attendance_contest", THE_CLERK, attendance, post=nothing, ok=422, refused=404),
)
