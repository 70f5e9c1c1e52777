"""Rows of the courses: lists and their changes, lessons, questions to departments, what a centre handles."""

from typing import Any

from tests.routes.bank import question
from tests.routes.rows import (
    CLERKS,
    EDITORS,
    HEAD_HERE,
    HEADS,
    HERE,
    IN_THE_ADMIN,
    NOBODY,
    OF_THE_CENTRE,
    OVERSEERS,
    SIGNED_IN,
    Row,
    admin_row,
    nothing,
)
from tests.routes.world import World


def planned(world: World) -> dict[str, Any]:
    return {"pk": world.planned_import.pk}


def changed_line(world: World) -> dict[str, Any]:
    return {"pk": world.planned_import.pk, "line": world.planned_import.lines.get(action="update").pk}


def here(world: World) -> dict[str, Any]:
    return {"code": world.house.centre.code}


def neighbour(world: World) -> dict[str, Any]:
    return {"code": world.house.other_centre.code}


def read_only(name: str) -> tuple[Row, ...]:
    """A listing of facts in the admin: whoever is in there may look, nobody may write."""

    def one(world: World) -> dict[str, Any]:
        return {"pk": world.first(name).pk}

    return (
        *(admin_row(f"{name}:{page}", IN_THE_ADMIN) for page in ("index", "index_results")),
        admin_row(f"{name}:inspect", IN_THE_ADMIN, one),
        # facts have no history of edits: it is the audit log and the versions themselves
        *(admin_row(f"{name}:{page}", NOBODY, one) for page in ("history", "history_results", "usage")),
        admin_row(f"{name}:add", NOBODY),
        admin_row(f"{name}:add", NOBODY, post=lambda world: {"name": "x"}),
        *(admin_row(f"{name}:{page}", NOBODY, one) for page in ("edit", "delete", "copy")),
        *(admin_row(f"{name}:{page}", NOBODY, one, post=lambda world: {"name": "x"}) for page in ("edit", "delete")),
    )


def changed(world: World) -> dict[str, Any]:
    return {"pk": world.matter.pk}


def waiting(world: World) -> dict[str, Any]:
    return {"pk": world.waiting_import.pk}


def waiting_matter(world: World) -> dict[str, Any]:
    return {**waiting(world), "matter": world.waiting_import.catalogue.matters.get().pk}


def ticked(world: World) -> dict[str, Any]:
    return {"matter": waiting_matter(world)["matter"], "comment": "以省清单为准"}


CHANGES = (
    Row("matter_history", SIGNED_IN, changed),
    Row("matter_compare", SIGNED_IN, changed),
    Row("matter_compare", SIGNED_IN, changed, query="?old=1&new=2"),
    Row("matter_as_of", SIGNED_IN, changed),
    Row("changes_to_read", CLERKS),
    Row("change_acknowledge", CLERKS, changed, post=lambda world: {"version": "2"}, ok=302),
    Row("changes_read", OVERSEERS),
    Row("changes_read", OF_THE_CENTRE, query=HERE),
    # the reviewer answers for the police, and this matter is none of theirs
    admin_row("facet_change_decide", EDITORS, lambda world: {"pk": world.first("facetchange").pk}),
    admin_row(
        "facet_change_decide",
        EDITORS,
        lambda world: {"pk": world.first("facetchange").pk},
        post=lambda world: {"reason": "只是换行"},
        ok=302,
    ),
    admin_row("note_list", IN_THE_ADMIN),
    admin_row(
        "note_confirm", EDITORS, lambda world: {"matter": world.matter.pk, "block": "note"}, post=nothing, ok=302
    ),
    admin_row("review_list", IN_THE_ADMIN),
    admin_row("review", IN_THE_ADMIN, waiting),
    admin_row("review_matter", IN_THE_ADMIN, waiting_matter),
    # a department speaks for itself: its editor can't
    admin_row("review_confirm", IN_THE_ADMIN - {"editor"}, waiting, post=ticked, ok=302),
    admin_row(
        "review_matter", IN_THE_ADMIN - {"editor"}, waiting_matter, post=lambda world: {"verdict": "confirmed"}, ok=302
    ),
    admin_row("review_overrule", EDITORS, waiting, post=ticked, ok=302),
    admin_row("review_withdraw", EDITORS, waiting, post=lambda world: {"withdraw-comment": "清单有误"}, ok=302),
    admin_row(
        "catalogue_review",
        EDITORS,
        lambda world: {"pk": world.shelf.catalogue.pk},
        post=lambda world: {"wanted": "1"},
        ok=302,
    ),
)


def asked(world: World) -> dict[str, Any]:
    return {"pk": world.inquiry.pk}


def moving_in(world: World) -> dict[str, Any]:
    return {"matter": world.inquiry.matter_id}


# an open question concerns whoever asked, its department, its editors and those who see the centre; an answered one all
CONCERNED = frozenset({"clerk", "head", "leader", "reviewer", "editor", "inspector", "admin"})
INQUIRIES = (
    Row("inquiry_ask", CLERKS, moving_in),
    Row("inquiry_ask", CLERKS, moving_in, post=lambda world: {"facet": "", "text": "要本人来吗？"}, ok=302),
    Row("inquiry_mine", CLERKS),
    Row("inquiry_of_matter", SIGNED_IN, moving_in),
    Row("inquiry_list", IN_THE_ADMIN),
    Row("inquiry_list", IN_THE_ADMIN, query="?show=answered"),
    Row("inquiry_centre", OVERSEERS),
    Row("inquiry_centre", OF_THE_CENTRE, query=HERE),
    Row("inquiry", CONCERNED, asked),
    Row("inquiry", SIGNED_IN, lambda world: {"pk": world.answered.pk}),
    Row("inquiry_answer", frozenset({"reviewer", "admin"}), asked, post=lambda world: {"text": "看情形。"}, ok=302),
    Row("inquiry_hide", EDITORS, asked, post=lambda world: {"reason": "重复"}, ok=302),
)
COURSES = (
    Row("standard_list", SIGNED_IN),
    Row("matter_list", SIGNED_IN),
    Row("matter_list", SIGNED_IN, query="?q=%E5%8D%AB%E7%94%9F"),
    Row("lesson_markdown", SIGNED_IN, lambda world: {"pk": world.matter.pk}, page=False),
    Row("wagtail_serve", SIGNED_IN, path=lambda world: world.matter.lesson.url),
    admin_row("item_coverage", IN_THE_ADMIN),
    admin_row("report_queue", IN_THE_ADMIN),
    admin_row("written_questions", IN_THE_ADMIN),
    admin_row("alike_questions", IN_THE_ADMIN),
    admin_row("interchange", EDITORS),
    admin_row("interchange", EDITORS, post=nothing, ok=422),
    admin_row("interchange_apply", EDITORS, post=nothing, ok=302),
    admin_row("interchange_export", EDITORS, query="?what=written&format=xlsx", file=True),
    admin_row("interchange_export", EDITORS, query="?what=generated&format=xlsx", file=True, ok=422),
    admin_row("synonyms", EDITORS),
    admin_row("synonyms", EDITORS, post=lambda world: {"text": "身份证", "base": "0"}, ok=422),
    admin_row("vetting_start", IN_THE_ADMIN, post=nothing, ok=302),
    # the question of this house is about a standard, which never changes under it
    admin_row("question_still_right", IN_THE_ADMIN, question, post=nothing, ok=404),
    admin_row("regrading_list", IN_THE_ADMIN),
    admin_row("question_statistics", IN_THE_ADMIN),
    # two clerks have answered, and that is too few to tell
    admin_row("template_statistics", IN_THE_ADMIN, lambda world: {"template": "materials.which", "version": 1}, ok=404),
    Row("offerings", OVERSEERS),
    Row("offerings", OF_THE_CENTRE, query=HERE),
    Row("offerings_export", OF_THE_CENTRE | {"editor"}, query=HERE, page=False),
    Row("case_volumes", HEADS | {"editor"}),
    Row("case_volumes", HEAD_HERE | {"editor"}, query=HERE),
    Row("case_volumes", HEAD_HERE | {"editor"}, query=HERE, post=nothing, ok=422),
    Row("case_volumes_apply", HEAD_HERE | {"editor"}, query=HERE, post=nothing, ok=302),
    Row("service_figures", HEADS | {"editor"}),
    Row("service_figures", HEAD_HERE | {"editor"}, query=HERE, post=nothing, ok=422),
    Row("service_figures_apply", HEAD_HERE | {"editor"}, query=HERE, post=nothing, ok=302),
    Row("case_volumes_export", HEAD_HERE | {"editor"}, query=HERE, page=False),
    # the editor of the town edits its centre and no neighbour's
    admin_row("staff_import", frozenset({"admin"})),
    admin_row("staff_apply", frozenset({"admin"}), post=nothing, ok=302),
    admin_row("staff_slip", frozenset({"admin"}), post=nothing, ok=422),
    admin_row("summary_checks", frozenset({"admin"})),
    admin_row("invariant_checks", frozenset({"admin"})),
    admin_row("offering_centres", EDITORS),
    admin_row("offering_centre", EDITORS, here),
    admin_row("offering_centre", frozenset({"admin"}), neighbour),
    admin_row("offering_upload", EDITORS, here),
    admin_row("offering_take_over", EDITORS, here),
    admin_row("offering_apply", EDITORS, here, post=nothing, ok=302),
    admin_row("offering_apply", frozenset({"admin"}), neighbour, post=nothing, ok=302),
    admin_row("offering_edit", EDITORS, lambda world: {**here(world), "matter": world.matter.pk}),
    admin_row("window_matters", EDITORS, lambda world: {**here(world), "number": 2}),
    admin_row("catalogue_import_list", EDITORS),
    admin_row("catalogue_import_add", EDITORS),
    admin_row("catalogue_import_plan", EDITORS, planned),
    admin_row("catalogue_import_columns", EDITORS, planned),
    admin_row("catalogue_import_columns", EDITORS, planned, post=nothing),
    admin_row("catalogue_import_renames", EDITORS, planned, post=nothing, ok=302),
    admin_row("catalogue_import_read_again", EDITORS, planned, post=nothing, ok=302),
    admin_row("catalogue_import_decide", EDITORS, changed_line, post=nothing, ok=302),
    admin_row("catalogue_import_apply", EDITORS, planned, post=nothing, ok=302),
    admin_row("catalogue_import_abandon", EDITORS, planned, post=nothing, ok=302),
    admin_row("catalogue_import_restore", EDITORS, lambda world: {"pk": world.applied_import.pk}, post=nothing, ok=302),
    admin_row("catalogue_import_file", EDITORS, planned, file=True),
    *(
        admin_row(
            "catalogue_import_problems",
            EDITORS,
            lambda world, kind=kind: {**planned(world), "kind": kind},
            file=True,
        )
        for kind in ("csv", "xlsx")
    ),
    admin_row("catalogue_import_progress", EDITORS, lambda world: {"pk": world.applied_import.pk}),
    admin_row("catalogue_export", EDITORS),
    admin_row(
        "catalogue_export",
        EDITORS,
        post=lambda world: {"catalogue": world.shelf.catalogue.pk, "on": "2026-03-09", "format": "json"},
    ),
    *INQUIRIES,
    *read_only("matter"),
    *read_only("matterversion"),
    *read_only("facetchange"),
)
