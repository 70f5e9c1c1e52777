"""A pack from the plan to its end: what it holds is what the screens show, and what was packed can be proved."""

import json
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation
from docx import Document

from certification.inspection import operations, queries, tasks
from certification.inspection.domain.period import Period
from certification.inspection.models import InspectionPack
from certification.inspection.parts import PARTS, Asked
from certification.inspection.verifying import verify_archive
from certification.matrix.operations import issue_certificate
from certification.matrix.stand_in_files import sections
from certification.rotation.models import StandInMatter
from certification.staff_file.operations import enter
from certification.training.operations import add_paper
from courses.models import CaseVolume
from ledger.models import AuditEntry, Job
from people.models import Posting
from people.operations import post_clerk
from tests.certification.sittings import grant
from tests.certification.training.classes import attend, hold, sign
from tests.factories import MOMENT

DAY = timedelta(days=1)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def lived(people, house, shelf):
    """A class with its signed sheet, one of last year, a stand-in, a secondment, a certificate."""
    county = hold(house, people, notice_number="普政务〔2026〕2号", minutes="讲了身份证办理。")
    sign(attend(county, people), people, "clerk", "head")
    add_paper(county, kind="sheet", name="签到表.pdf", data=b"%PDF-1.7 signed", by=people.head, at=MOMENT)
    hold(house, people, at=MOMENT - 200 * DAY, title="去年的培训")
    own = list(shelf.catalogue.matters.filter(category=shelf.hygiene.category))
    grant(people.clerk, own, by=people.head)
    issue_certificate(people.clerk, house.centre, category=own[0].category, by=people.head, at=MOMENT)
    told = {"starts_on": date(2026, 2, 1), "by": people.head, "at": MOMENT}
    b = post_clerk(people.other_clerk, window=house.general, kind=Posting.Kind.STAND_IN, **told)
    StandInMatter.objects.create(posting=b, matter=own[0])
    post_clerk(people.other_clerk, window=None, kind=Posting.Kind.SECONDMENT, reason="专项工作", **told)
    CaseVolume.objects.create(
        centre=house.centre,
        matter=own[0],
        year=2025,
        cases=4100,
        by=people.head,
        effective_at=MOMENT,
        recorded_at=MOMENT,
    )
    level = {"level": "three", "number": "演示1", "issuer": "某机构", "issued_on": date(2026, 1, 5)}
    enter(people.clerk, kind="occupation", **level, by=people.head, at=MOMENT)


def asked(house, *, period=YEAR):
    return Asked(house.centre, period, MOMENT.date(), MOMENT, "zh-hans")


def order(house, people, *, period=YEAR):
    return operations.order_pack(house.centre, period, language="zh-hans", by=people.head, at=MOMENT)


def lines_of(document):
    return [tuple(cell.text for cell in row.cells) for table in document.tables for row in table.rows]


def texts(document):
    return {cell.text for table in document.tables for row in table.rows for cell in row.cells}


def test_a_pack_says_what_the_screens_say_and_proves_it(people, house, shelf, lived, client_of, tmp_path, capsys):
    client = client_of(people.head)
    page = client.get(reverse("inspection"), {"first": "2026年1月1日", "last": "2026.12.31"})
    planned = {part.title: part.held for part in page.context["plan"]}
    pack = order(house, people)
    assert order(house, people) == pack
    job = tasks.start(pack, by=people.head)
    pack.refresh_from_db()
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.message) == ("done", 14, 14, "")
    tasks.make(pack.pk)  # delivered twice

    # the page said it before
    assert [(part["title"], part["rows"], part["missing"]) for part in pack.parts] == [
        (title, held.rows, [one.sentence for one in held.missing]) for title, held in planned.items()
    ]
    # and each figure is the screen's
    rows = {part["part"]: part["rows"] for part in pack.parts}
    board = client.get(reverse("matrix")).context
    report = client.get(reverse("training_report")).context["report"]
    exceptions = client.get(reverse("posting_exceptions")).context["rows"]
    listed = client.get(reverse("certificate_list")).context["page"].paginator.count
    assert (rows["matrix"], rows["register"], rows["exceptions"], rows["certificates"]) == (
        board["shown"].matters, len(report.rows), len(exceptions), listed,
    ) == (7, 2, 1, 1)  # fmt: skip
    assert rows["catalogue"] == len(client.get(reverse("offerings")).context["page"].paginator.object_list) == 7
    assert (rows["training-plan"], rows["sheets"]) == (1, 1)
    standing = client.get(reverse("stand_in_list")).context["table"]
    staff = client.get(reverse("staff_file_list")).context
    assert (rows["stand-ins"], rows["staffing"]) == (standing.matters, staff["people"]) == (7, 3)

    # what is in it
    answer = client.get(reverse("inspection_pack_file", args=[pack.pk]))
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E6%99%AE")
    taken = b"".join(answer.streaming_content)
    assert len(taken) == pack.size
    archive = ZipFile(BytesIO(taken))
    names = archive.namelist()
    assert "03_年度培训计划.pdf" in names
    assert "02_综窗工作服务手册.pdf" in names
    book = Document(BytesIO(archive.read("02_综窗工作服务手册.docx")))
    assert sum(line.style.name == "Heading 2" for line in book.paragraphs) == rows["handbook"] == 7
    sheet = next(name for name in names if name.startswith("06_培训签到表_附件/"))
    assert (sheet.endswith(".pdf"), archive.read(sheet)) == (True, b"%PDF-1.7 signed")
    assert all(info.flag_bits & 0x800 for info in archive.infolist() if not info.filename.isascii())
    assert {archive.read(name)[:5] for name in names if name.endswith(".pdf")} == {b"%PDF-"}
    # AB岗: line for line what the screen's own file has
    told = lines_of(Document(BytesIO(archive.read("07_AB岗一览表.docx"))))
    grids = [part for section in sections(standing) for part in section.parts]
    assert told == [line for grid in grids for line in (grid.head, *grid.rows)]
    # staffing: the figures of its screen, and the levels of the files
    beside = client.get(reverse("staffing")).context["staffing"]
    cells = lines_of(Document(BytesIO(archive.read("10_人员配备与任职条件.docx"))))
    assert [int(text) for _label, text in (*cells[:1], *cells[2:5])] == [
        beside.decision.clerks, beside.posted, beside.clerks, beside.windows,
    ]  # fmt: skip
    years = [(str(one.year), str(one.matters), str(one.cases), str(one.decision.clerks)) for one in beside.years]
    assert [row[:4] for row in cells[6 : 6 + len(years)]] == years == [("2025", "1", "4100", "4")]
    assert {("三级（高级工）", "1"), ("四级（中级工）", "0")} <= set(cells)
    register = texts(Document(BytesIO(archive.read("05_参训登记表.docx"))))
    assert {row.status for row in report.rows} <= register
    index = json.loads(archive.read("index.json"))
    assert [file["name"] for file in index["files"]] == [*names[-3:-1], *names[:-3]]
    assert (index["recorded_by"], index["parts"]) == ("2026-03-09", pack.parts)

    # what can be proved of it
    place = tmp_path / "迎检.zip"
    place.write_bytes(taken)
    assert verify_archive(BytesIO(taken)).is_sound
    call_command("inspection", "verify", str(place))
    assert f"SHA-256 {pack.sha256}" in capsys.readouterr().out
    with ZipFile(place, "a") as changed:
        changed.writestr("另加.txt", "x")
    with pytest.raises(SystemExit):
        call_command("inspection", "verify", str(place))
    with place.open("rb") as file:
        answer = client.post(reverse("inspection_verify"), {"file": file})
    assert (answer.context["verdict"].added, answer.context["pack"]) == (("另加.txt",), None)
    place.write_bytes(b"no archive")
    with pytest.raises(CommandError):
        call_command("inspection", "verify", str(place))

    # and its end
    file = pack.file.name
    assert operations.delete_old_packs(at=MOMENT + operations.KEPT) == 0
    assert operations.delete_old_packs(at=MOMENT + operations.KEPT + DAY) == 1
    assert operations.delete_old_packs(at=MOMENT + operations.KEPT + DAY) == 0
    assert client.get(reverse("inspection_pack_file", args=[pack.pk])).status_code == 404
    acts = AuditEntry.objects.filter(action__startswith="inspection.").order_by("pk").values_list("action", "actor")
    head = people.head.pk
    assert list(acts) == [
        ("inspection.asked", head), ("inspection.made", head), ("inspection.taken", head), ("inspection.deleted", None),
    ]  # fmt: skip
    assert (file != "", InspectionPack.objects.get().sha256) == (True, pack.sha256)


def test_a_part_that_fails_stops_the_pack_and_is_named(people, house, monkeypatch):
    def broken(asked):
        raise RuntimeError("no such table")

    monkeypatch.setattr("certification.inspection.archive.PARTS", (replace(PARTS[2], hold=broken),))
    pack = order(house, people)
    tasks.start(pack, by=people.head)
    pack.refresh_from_db()
    job = Job.objects.get(key=tasks.job_key(pack.pk))
    assert (job.state, pack.failed_part, pack.is_there, bool(pack.file)) == ("failed", "年度培训计划", False, False)
    assert ("年度培训计划" in job.message, "no such table" in job.message) == (True, True)
    assert AuditEntry.objects.get(action="inspection.failed").detail["part"] == "training-plan"
    assert order(house, people) != pack


def test_what_is_missing_is_said_with_the_way_to_its_screen(people, house, lived):
    with translation.override("en"):
        found = {part.title: part.held.missing for part in queries.pack_plan(asked(house))}
    exception = reverse("posting_exceptions") + "?centre=putuoshan&year=2026"
    assert [(one.sentence, one.screen) for one in found["抽调审批与例外"]] == [
        ("The exception of Bob from 1 February 2026 names no ground.", exception),
        ("The exception of Bob from 1 February 2026 has no document number.", exception),
    ]
    assert [one.sentence for one in found["AB岗一览表"]] == [
        "Nobody is named to stand in at window 2\N{NO-BREAK SPACE}公安窗口.",
        "Nobody is named to stand in at window 3\N{NO-BREAK SPACE}潮汐窗口.",
        "Matters nobody could take over – No stand-in: 6.",
        "Matters nobody could take over – Stand-in not certified: 1.",
    ]
    assert found["培训通知与总结"] == ()
    other = {
        part.title: part.held
        for part in queries.pack_plan(asked(house, period=Period(date(2025, 3, 10), date(2025, 12, 31))))
    }
    assert (other["年度培训计划"].rows, other["培训签到表"].rows, other["证明一览表"].rows) == (1, 0, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_however_many_packs_there_are(
    people, house, client_of, count, django_assert_num_queries
):
    for n in range(count):
        order(house, people, period=Period(date(2026, 1, 1 + n), date(2026, 12, 31)))
    client = client_of(people.head)
    with django_assert_num_queries(59):
        client.get(reverse("inspection"))


def test_days_that_are_none_are_said_where_they_stand(people, client_of):
    answer = client_of(people.head).get(reverse("inspection"), {"first": "2026-02-30", "last": "2026-12-31"})
    assert (answer.status_code, list(answer.context["form"].errors), answer.context["plan"]) == (422, ["first"], [])
    assert b'value="2026-02-30"' in answer.content
