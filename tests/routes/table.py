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
from certification.matrix.models import ArrangedCheck, CertificateBatch, MatrixView, PracticeHint
from quizzes.domain.registry import TEMPLATES
from tests.factories import FOUNDED, MOMENT
from tests.quizzes.domain import matters as made_up
from tests.routes.api import API
from tests.routes.bank import the_bank
from tests.routes.check_sheets import CHECK_SHEETS
from tests.routes.courses import CHANGES, COURSES
from tests.routes.documents import DOCUMENTS
from tests.routes.exams import EXAMS
from tests.routes.inspection import INSPECTION
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
    HERE,
    LEADER_HERE,
    OF_THE_CENTRE,
    OVERSEERS,
    RECORD_READERS,
    SIGN_IN,
    SIGNED_IN,
    THE_CLERK,
    Getter,
    Row,
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


def recommended(world: World) -> dict[str, Any]:
    told = {"until": MOMENT.date(), "asked_by": world.people.head, "asked_at": MOMENT}
    about = {"centre": world.house.centre, "clerk": world.people.clerk, "matter": world.matter}
    return {"pk": PracticeHint.objects.get_or_create(**about, defaults=told)[0].pk}


def calendar(world: World) -> dict[str, Any]:
    """The clerk's, whose address anybody may have; the rows before may have renewed it."""
    return {"token": token_of(open_feed(world.people.clerk, at=MOMENT))}


def paper(world: World) -> dict[str, Any]:
    return {"serial": world.certificate.serial}


def ground(world: World) -> dict[str, Any]:
    return {"pk": AwardGround.objects.exclude(file="").get().pk}


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

HOUSE = (
    Row("home", SIGNED_IN),
    Row("reminders", SIGNED_IN),
    Row("reminder_choices", SIGNED_IN),
    Row("reminder_rules", SIGNED_IN),
    Row("reminder_rules_change", ADMINS),
    Row("reminder_rules_change", ADMINS, post=nothing, ok=422),
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
    Row("service_matter", OVERSEERS, lambda world: {"matter": world.matter.pk}),
    Row("service_matter", OF_THE_CENTRE, lambda world: {"matter": world.matter.pk}, query=HERE),
    Row("coverage", OVERSEERS),
    Row("coverage", OF_THE_CENTRE, query=HERE),
    Row("matrix_ahead", OVERSEERS),
    Row("counter", OVERSEERS),
    Row("counter", OF_THE_CENTRE, query=HERE),
    Row("who_can", CLERKS | OVERSEERS, lambda world: {"matter": world.matter.pk}),
    Row("who_can", OF_THE_CENTRE, lambda world: {"matter": world.matter.pk}, query=HERE),
    Row("what_if", OVERSEERS),
    Row("what_if", OF_THE_CENTRE, query=HERE),
    # whatever could be arranged here is due anyway: back to the weeks ahead
    Row("mending", HEAD_HERE, query=HERE, ok=302, page=False),
    Row("mending_apply", HEAD_HERE, query=HERE, post=nothing, ok=302),
    Row("mending_back", HEAD_HERE, arranged, post=nothing, ok=302),
    Row("mending_way", HEAD_HERE, query=HERE, post=nothing, ok=302),
    Row("practice_hint_back", HEAD_HERE, recommended, post=nothing, ok=302),
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
    "inspection": INSPECTION,
}
TABLE: tuple[Row, ...] = tuple(row for room in ROOMS.values() for row in room)
