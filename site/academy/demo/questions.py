"""The question bank in the demo year: questions an editor wrote, one a clerk reported, and answers graded anew."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from academy.demo.calendar import SECOND_CHANGE, DemoYear
from academy.demo.people import Town
from courses.domain.facets import Facet
from quizzes import operations
from quizzes.domain.exchange import Exchanged, Provenance
from quizzes.domain.item import Kind
from quizzes.models import Attempt, Draw, QuestionReport, Regrading, ReportAnswer
from quizzes.operations.bank import apply_questions, plan_questions
from quizzes.queries.regrading import plan_of

WRITTEN_ON = 262
REPORTED_ON = SECOND_CHANGE + 1
DEPARTMENT = "PTS-WJ-"
"""Matters of the department the demo's reviewer answers for."""


def _about(code: str, facet: Facet) -> Provenance:
    return Provenance(code, facets=(facet.value,))


# What they ask stands in the starter list; the materials of the second change in the year's last week.
WRITTEN = (
    Exchanged(
        Kind.SET,
        "下列场所中，办理卫生备案、不用取得公共场所卫生许可的有哪些？",
        ("书店", "图书馆", "录像厅", "美容店", "游泳场馆", "候车室"),
        (0, 1, 2),
        explanation="音乐厅、展览馆、博物馆、美术馆、图书馆、书店、录像厅七类已改为备案。",
        labels=("易错",),
        provenance=_about("PTS-WJ-006", Facet.CONDITIONS),
    ),
    Exchanged(
        Kind.TRUE_FALSE,
        "延续公共场所卫生许可，每一家都要提交卫生检测或者评价报告。",
        true=False,
        explanation="只有发证机关要求核验现行卫生状况的才需要，没有要求的不要收。",
        labels=("易错",),
        provenance=_about("PTS-WJ-007", Facet.MATERIALS),
    ),
    Exchanged(
        Kind.SET,
        "育儿补贴可以由谁申领？",
        ("父母一方", "其他监护人", "抚养婴幼儿的儿童福利机构", "婴幼儿所在的托育机构", "户籍所在地的村（社区）"),
        (0, 1, 2),
        explanation="由父母一方或者其他监护人申领；儿童福利机构抚养的婴幼儿由机构申领。",
        provenance=_about("PTS-WJ-003", Facet.SERVICE_OBJECT),
    ),
)


def write(town: Town, year: DemoYear) -> None:
    """The editor writes what the list alone does not make people think of, and puts it into use."""
    apply_questions(plan_questions(WRITTEN), publish=True, by=town.editor, at=year.at(WRITTEN_ON, 10))


def regrade(town: Town, year: DemoYear) -> None:
    """A clerk reports a question; its template is taken out of that matter by two people. Another proposal waits."""
    at, found = year.at(REPORTED_ON, 9), _examined()
    draw, other = next(found), next(found)
    clerk = draw.attempt.clerk
    report = operations.report_question(
        draw, reason=QuestionReport.Reason.UNCLEAR, text="问的是全部情形还是本例，看不出来。", by=clerk, at=at
    )
    upheld = {"verdict": ReportAnswer.Verdict.UPHELD, "text": "问法确有歧义，已停用并重新判分。", "quarantine": False}
    operations.settle_report(report, **upheld, by=town.reviewer, at=at + timedelta(hours=2))
    taken_out = _take_out(draw, "问法有歧义：看不出问的是全部情形还是本例。", town, at + timedelta(hours=3))
    decided = at + timedelta(hours=5)
    operations.decide_regrading(
        taken_out,
        approved=True,
        reason="已核对清单原文，同意停用。",
        digest=plan_of(taken_out).digest,
        by=town.reviewer,
        at=decided,
    )
    for _done in operations.carrying_out(taken_out, at=decided):
        pass
    _take_out(other, "与清单备注的口径不一致，建议停用后另写。", town, year.at(REPORTED_ON + 1, 9))


def _examined() -> Iterator[Draw]:
    """Questions of closed checks on matters of that department, the newest first, each of another template."""
    draws = Draw.objects.filter(
        attempt__kind=Attempt.Kind.CHECK,
        attempt__state=Attempt.State.FINISHED,
        snapshot__kind=Kind.SET,
        snapshot__matter_version__matter__code__startswith=DEPARTMENT,
    )
    seen = set()
    for draw in draws.select_related("attempt__clerk", "snapshot__matter_version").order_by("-drawn_at", "-pk"):
        if draw.snapshot.template not in seen:
            seen.add(draw.snapshot.template)
            yield draw


def _take_out(draw: Draw, reason: str, town: Town, at: datetime) -> Regrading:
    asked = draw.snapshot
    of = (asked.template, asked.template_version, asked.matter_version)
    return operations.propose_withdrawal(*of, reason=reason, by=town.editor, at=at)
