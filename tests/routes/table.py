"""Every route of ours × every role: what a request is answered with. The axe sweep reads it too.

A row names the route, how to reach the object in the `World` that belongs to Alice's centre, and who gets in; everybody
else is refused with 403 (the anonymous are sent to sign in). A route without a row fails the suite. The figures say
what should be, from the rules about roles; never copy what the code happens to do.
"""

from collections.abc import Mapping
from typing import Any

from academy.reminders.calendar import token_of
from academy.reminders.operations import open_feed
from certification.awards.models import AwardGround
from certification.matrix.models import ArrangedCheck, CertificateBatch, MatrixView
from quizzes.domain.registry import TEMPLATES
from tests.factories import FOUNDED, MOMENT
from tests.quizzes.domain import matters as made_up
from tests.routes.api import API
from tests.routes.bank import question, the_bank
from tests.routes.check_sheets import CHECK_SHEETS
from tests.routes.documents import DOCUMENTS
from tests.routes.exams import EXAMS
from tests.routes.on_paper import ON_PAPER
from tests.routes.practical import PRACTICAL
from tests.routes.rights import RIGHTS
from tests.routes.rollup import ROLLUP
from tests.routes.rows import (
    ADMINS,
    CLERKS,
    EDITORS,
    EVERYBODY,
    HEAD_HERE,
    HEAD_OR_LEADER_HERE,
    HEADS,
    IN_THE_ADMIN,
    LEADER_HERE,
    NOBODY,
    OF_THE_CENTRE,
    OVERSEERS,
    RECORD_READERS,
    SIGN_IN,
    SIGNED_IN,
    THE_CLERK,
    Getter,
    Row,
    admin_row,
    nothing,
)
from tests.routes.shadowing import SHADOWING
from tests.routes.staff_file import STAFF_FILE
from tests.routes.training import TRAINING
from tests.routes.world import World


def clerk(world: World) -> dict[str, Any]:
    return {"clerk": world.people.clerk.pk}


def posting(world: World) -> dict[str, Any]:
    """The clerk's base post."""
    return {"pk": world.people.clerk.postings.earliest("pk").pk}


def cell(world: World) -> dict[str, Any]:
    return {"clerk": world.people.clerk.pk, "matter": world.matter.pk}


def arranged(world: World) -> dict[str, Any]:
    told = dict.fromkeys(("from_on", "due_on", "bare_on"), MOMENT.date())
    told |= {"arranged_by": world.people.head, "arranged_at": MOMENT}
    about = {"centre": world.house.centre, "clerk": world.people.clerk, "matter": world.matter}
    return {"pk": ArrangedCheck.objects.get_or_create(**about, defaults=told)[0].pk}


def calendar(world: World) -> dict[str, Any]:
    """The clerk's, whose address anybody may have; the rows before may have renewed it."""
    return {"token": token_of(open_feed(world.people.clerk, at=MOMENT))}


def paper(world: World) -> dict[str, Any]:
    return {"serial": world.certificate.serial}


def ground(world: World) -> dict[str, Any]:
    return {"pk": AwardGround.objects.get().pk}


def batch(world: World) -> dict[str, Any]:
    """A round of a centre that is over and kept no file."""
    kept = {"centre": world.house.centre, "asked_by": world.people.head, "asked_at": FOUNDED, "ended_at": FOUNDED}
    found, _new = CertificateBatch.objects.get_or_create(**kept, defaults={"clerks": []})
    return {"pk": found.pk}


def uncertified(world: World) -> dict[str, Any]:
    return {"clerk": world.people.clerk.pk, "matter": world.shelf.matters[made_up.MOVE_IN.code].pk}


def without_reason(world: World) -> dict[str, Any]:
    return {"reason": " "}


def version_of_draw(world: World) -> dict[str, Any]:
    return {"version": world.draw.snapshot.matter_version_id}


TAKE_OUT = f"?template=materials.which&number={TEMPLATES['materials.which'].version}"
HERE = "?centre=putuoshan"

HOUSE = (
    Row("home", SIGNED_IN),
    Row("reminders", SIGNED_IN),
    Row("reminder_choices", SIGNED_IN),
    Row("reminder_feed_open", SIGNED_IN, post=nothing, ok=302),
    Row("reminder_feed_close", SIGNED_IN, post=nothing, ok=302),
    Row("reminder_feed", EVERYBODY, calendar, page=False),
    Row("healthz", EVERYBODY, page=False),
    # no worker runs beside the tests, and the probe must say so
    Row("readyz", EVERYBODY, ok=503, page=False),
    Row("components", EVERYBODY),
    Row("login", EVERYBODY),
    # the one sign-in page is ours
    Row("admin_login", EVERYBODY, ok=SIGN_IN, page=False),
    Row("password_change", SIGNED_IN),
    Row("password_change", SIGNED_IN, post=lambda world: {"old_password": "wrong"}, ok=422),
    Row("logout", EVERYBODY, post=nothing, ok=SIGN_IN),
    Row("choose_language", EVERYBODY, post=lambda world: {"language": "en"}, ok=302),
    Row("waiting", SIGNED_IN),
    Row("job", EDITORS, lambda world: {"pk": world.job.pk}),
    Row("media", SIGNED_IN, lambda world: {"path": "note.txt"}, page=False),
)
ROTATION = (
    Row("posting_list", OVERSEERS),
    Row("posting_list", OF_THE_CENTRE, query=HERE),
    Row("posting_chart", OVERSEERS),
    Row("posting_chart", OF_THE_CENTRE, query=HERE),
    Row("posting_timeline", RECORD_READERS, clerk),
    Row("tenure_rules", SIGNED_IN),
    Row("tenure_rules_change", ADMINS),
    Row("tenure_rules_change", ADMINS, post=lambda world: {"show": "1"}, ok=422),
    Row("leave_list", HEADS),
    Row("leave_list", HEAD_HERE, query=HERE),
    Row("leave_list", HEAD_HERE, query=HERE, post=lambda world: {"enter": "1"}, ok=422),
    Row("leave_apply", HEAD_HERE, query=HERE, post=nothing, ok=302),
    Row("leave_withdraw", HEAD_HERE, lambda world: {"pk": world.leave.pk}),
    Row("leave_withdraw", HEAD_HERE, lambda world: {"pk": world.leave.pk}, post=nothing, ok=422),
    Row("posting_exceptions", OVERSEERS),
    Row("posting_exceptions", OF_THE_CENTRE, query=HERE),
    Row("posting_new", HEADS),
    Row("posting_new", HEAD_HERE, query=HERE),
    Row("posting_end", HEAD_OR_LEADER_HERE, posting),
    Row("posting_end", HEAD_OR_LEADER_HERE, posting, post=nothing, ok=422),
    Row("posting_annul", HEAD_OR_LEADER_HERE, posting),
    Row("posting_annul", HEAD_OR_LEADER_HERE, posting, post=nothing, ok=422),
    Row("posting_proposal", OF_THE_CENTRE, lambda world: {"pk": world.proposal.pk}),
    Row(
        "posting_proposal",
        LEADER_HERE,
        lambda world: {"pk": world.proposal.pk},
        post=lambda world: {"decline": "1", "answer": "窗口人手不足"},
        ok=302,
    ),
)
THE_HEAD = frozenset({"head"})


def kept_view(world: World) -> dict[str, int]:
    """A view of the matrix the head keeps."""
    return {"pk": MatrixView.objects.get_or_create(owner=world.people.head, name="一览")[0].pk}


MATRIX = (
    Row("matrix", OVERSEERS),
    Row("matrix", OF_THE_CENTRE, query=HERE),
    Row("matrix_export", OVERSEERS, page=False),
    Row("matrix_export", OF_THE_CENTRE, query=HERE, page=False),
    Row("matrix_file", OVERSEERS, lambda world: {"format": "csv"}, page=False),
    Row("matrix_file", OF_THE_CENTRE, lambda world: {"format": "pdf"}, query=HERE, page=False),
    Row("matrix_changes", OVERSEERS),
    Row("matrix_changes", OF_THE_CENTRE, query=HERE),
    Row("matrix_trend", OVERSEERS),
    Row("matrix_trend", OF_THE_CENTRE, query=HERE),
    Row("matrix_facets", OVERSEERS),
    Row("matrix_facets", OF_THE_CENTRE, query=HERE),
    Row("matrix_view_keep", OVERSEERS, post=lambda world: {"name": "一览", "query": "sort=gap"}, ok=302),
    Row("matrix_view_act", THE_HEAD, kept_view, post=nothing, ok=302, also=dict.fromkeys(OVERSEERS - THE_HEAD, 404)),
    Row("service_standing", OVERSEERS),
    Row("coverage", OVERSEERS),
    Row("coverage", OF_THE_CENTRE, query=HERE),
    Row("matrix_ahead", OVERSEERS),
    Row("counter", OVERSEERS),
    Row("counter", OF_THE_CENTRE, query=HERE),
    Row("who_can", CLERKS | OVERSEERS, lambda world: {"matter": world.matter.pk}),
    Row("who_can", OF_THE_CENTRE, lambda world: {"matter": world.matter.pk}, query=HERE),
    Row("what_if", OVERSEERS),
    Row("what_if", OF_THE_CENTRE, query=HERE),
    Row("mending", HEAD_HERE, query=HERE),
    Row("mending_apply", HEAD_HERE, query=HERE, post=nothing, ok=302),
    Row("mending_back", HEAD_HERE, arranged, post=nothing, ok=302),
    Row("matrix_ahead", OF_THE_CENTRE, query=HERE),
    Row("centre_sums", OVERSEERS),
    Row("centre_sums", OF_THE_CENTRE, query=HERE),
    Row("stand_in_list", OVERSEERS),
    Row("stand_in_list", OF_THE_CENTRE, query=HERE),
    Row("stand_in_file", OVERSEERS, lambda world: {"kind": "xlsx"}, page=False),
    Row("stand_in_file", OF_THE_CENTRE, lambda world: {"kind": "pdf"}, query=HERE, page=False),
    Row("stand_in_new", HEADS),
    Row("stand_in_new", HEAD_HERE, query=HERE),
    Row("stand_in_new", HEAD_HERE, query=HERE, post=nothing, ok=422),
    Row("stand_in_apply", HEAD_HERE, query=HERE, post=nothing, ok=302),
    Row("matrix_cell", RECORD_READERS, cell),
    Row("my_record", CLERKS),
    Row("record", RECORD_READERS, clerk),
)
AWARDS = (
    Row("verify", EVERYBODY, lambda world: {"token": world.certificate.token}),
    Row("certificate", RECORD_READERS, paper),
    Row("certificate_png", RECORD_READERS, paper, page=False),
    Row("certificate_pdf", RECORD_READERS, paper, page=False),
    Row("certificate_list", OVERSEERS),
    Row("certificate_list", OF_THE_CENTRE, query=HERE),
    Row("certificate_batch_new", HEADS),
    Row("certificate_batch_new", HEAD_HERE, query=HERE + "&about=*"),
    Row("certificate_batch_new", HEAD_HERE, query=HERE, post=nothing, ok=422),
    Row("certificate_batch", HEAD_HERE, batch),
    Row("certificate_batch", HEAD_HERE, batch, post=nothing, ok=302),
    # nothing of it was drawn yet
    Row("certificate_batch_file", HEAD_HERE, lambda world: batch(world) | {"format": "pdf"}, ok=404, page=False),
    Row("certificate_issue", HEAD_HERE, clerk),
    Row("certificate_issue", HEAD_HERE, clerk, post=lambda world: {"category": world.matter.category}, ok=302),
    Row("award_ledger", RECORD_READERS, cell),
    Row("award_ledger", RECORD_READERS, cell, query="?on=2024-02-29"),
    Row("award_document", RECORD_READERS, ground, page=False),
    Row("award_act", HEAD_OR_LEADER_HERE, cell),
    Row("award_act", HEAD_OR_LEADER_HERE, cell, post=without_reason, ok=422),
    Row("award_grant", HEAD_OR_LEADER_HERE, uncertified),
    Row("award_grant", HEAD_OR_LEADER_HERE, uncertified, post=without_reason, ok=422),
    Row("certification_policy", SIGNED_IN),
    Row("certification_policy_change", ADMINS),
    Row("certification_policy_change", ADMINS, post=nothing, ok=422),
)


def practice_at(position: int) -> Getter:
    return lambda world: {"pk": world.practice.pk, "position": position}


def sitting(world: World) -> dict[str, Any]:
    return {"pk": world.practice.pk}


def matter(world: World) -> dict[str, Any]:
    return {"matter": world.matter.pk}


def told_once(world: World) -> dict[str, Any]:
    return {"slug": "told-once"}


QUIZZES = (
    Row("practice", CLERKS),
    Row("practice", CLERKS, post=nothing, ok=302),
    # nobody but the clerk sees a practice, heads and administrators included
    Row("practice_item", THE_CLERK, practice_at(2)),
    Row("practice_item", THE_CLERK, practice_at(2), post=lambda world: {"unknown": "1", "sequence": "1"}, ok=302),
    Row("practice_feedback", THE_CLERK, practice_at(1)),
    Row("practice_next", THE_CLERK, sitting, post=nothing, ok=302),
    Row("practice_end", THE_CLERK, sitting, post=nothing, ok=302),
    Row("item_report", THE_CLERK, lambda world: {"draw": world.draw.pk}),
    Row("my_reports", SIGNED_IN),
    Row("standard_practice", SIGNED_IN, told_once),
    Row(
        "standard_practice",
        SIGNED_IN,
        lambda world: {"slug": "told-once"},
        post=lambda world: {"unknown": "1", "sequence": "1"},
    ),
    # the reviewer in this house answers for another department
    Row("item_preview", EDITORS, matter),
    Row("item_quarantine", EDITORS, matter, post=lambda world: {"template": "materials.which", "seed": "1"}, ok=302),
    Row("report_answer", EDITORS, lambda world: {"pk": world.report.pk}),
    Row(
        "report_answer",
        EDITORS,
        lambda world: {"pk": world.report.pk},
        post=lambda world: {"verdict": "declined", "text": "清单如此"},
        ok=302,
    ),
    Row("regrade_key", EDITORS, lambda world: {"snapshot": world.draw.snapshot_id}),
    Row("regrade_key", EDITORS, lambda world: {"snapshot": world.draw.snapshot_id}, post=without_reason, ok=422),
    Row("regrade_withdraw", EDITORS, version_of_draw, query=TAKE_OUT),
    Row(
        "regrade_withdraw",
        EDITORS,
        version_of_draw,
        query=TAKE_OUT,
        post=without_reason,
        ok=422,
    ),
    Row("regrading", EDITORS, lambda world: {"pk": world.regrading.pk}),
    Row("regrade_restore", EDITORS, lambda world: {"pk": world.regrading.pk}),
    # it waits for its decision, so nothing is out that could be put back
    Row(
        "regrade_restore",
        EDITORS,
        lambda world: {"pk": world.regrading.pk},
        post=lambda world: {"reason": "无误"},
        ok=422,
    ),
    Row("regrading", EDITORS, lambda world: {"pk": world.regrading.pk}, post=nothing, ok=422),
    Row("check_intro", CLERKS, matter),
    Row("check_intro", CLERKS, matter, post=nothing, ok=302),
    Row("check_item", THE_CLERK, lambda world: {"pk": world.running_check.pk, "position": 1}),
    Row(
        "check_item",
        THE_CLERK,
        lambda world: {"pk": world.running_check.pk, "position": 1},
        post=lambda world: {"unknown": "1", "sequence": "1"},
        ok=302,
    ),
    Row("burden_rules", SIGNED_IN),
    Row("burden_rules_change", ADMINS),
    Row("burden_rules_change", ADMINS, post=nothing, ok=422),
    Row("check_rules", SIGNED_IN),
    Row("check_rules_change", ADMINS),
    Row("check_rules_change", ADMINS, post=nothing, ok=422),
    Row("check_result", RECORD_READERS, lambda world: {"pk": world.closed_check.pk}),
)


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


ROOMS: Mapping[str, tuple[Row, ...]] = {
    "house": HOUSE,
    "training": TRAINING,
    "staff file": STAFF_FILE,
    "rotation": ROTATION,
    "matrix": MATRIX,
    "awards": AWARDS,
    "quizzes": QUIZZES,
    "courses": COURSES,
    "changes": CHANGES,
    "bank": the_bank(),
    "documents": DOCUMENTS,
    "exams": EXAMS,
    "on_paper": ON_PAPER,
    "check_sheets": CHECK_SHEETS,
    "practical": PRACTICAL,
    "shadowing": SHADOWING,
    "rights": RIGHTS,
    "api": API,
    "rollup": ROLLUP,
}
TABLE: tuple[Row, ...] = tuple(row for room in ROOMS.values() for row in room)
