"""Notices as Word files: they open, say the same, and name a Chinese face for every run."""

from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from courses.documents.notice_papers import notice_content, notice_file
from courses.documents.word import notice_docx
from courses.domain.notices import Correction, Finding, Flaw, Refusal, one_time_notice, refusal_notice
from tests.courses.documents.papers import HOSTILE, SIMPLIFIED, TRADITIONAL, subject
from tests.courses.lists import HOTEL
from tests.factories import MOMENT

ON = MOMENT.date()
FOUND = Correction((Finding(HOTEL.elements.materials[0], Flaw.WRONG, HOSTILE),), remark="请带公章")
NOTICE = one_time_notice(HOTEL.elements, FOUND, received="2026年3月9日", until="")


def lines(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(data)).paragraphs]


def word(notice=NOTICE, *, applicant: str = "", language: str = SIMPLIFIED) -> bytes:
    return notice_file(subject(), notice, applicant=applicant, format="docx", on=ON, at=MOMENT, language=language)


def test_the_notice_opens_and_reads_in_order() -> None:
    told = lines(word(applicant=HOSTILE))

    assert told[:2] == ["普陀山镇便民服务中心", "一次性告知书"]
    assert f"{HOSTILE}：" in told
    assert f"居民身份证（原件1份）：{HOSTILE}" in told
    assert [
        told.index(line) for line in ("（加盖专用印章处）", "2026年3月9日", "签收：本人已收到本告知书。")
    ] == sorted(told.index(line) for line in ("（加盖专用印章处）", "2026年3月9日", "签收：本人已收到本告知书。"))
    assert any(line.startswith("《中华人民共和国行政许可法》第三十二条规定") for line in told)


def test_without_a_name_there_is_a_line_to_write_it_on() -> None:
    assert any(line.startswith("＿") and line.endswith("（申请人）：") for line in lines(word()))


def test_every_run_and_the_style_name_the_face_han_characters_take() -> None:
    paper = Document(BytesIO(word(applicant="王婷")))

    faces = {run._element.rPr.rFonts.get(qn("w:eastAsia")) for line in paper.paragraphs for run in line.runs}
    assert faces == {"宋体", "黑体"}
    assert paper.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "宋体"
    assert (round(paper.sections[0].page_width.cm, 1), round(paper.sections[0].page_height.cm, 1)) == (21.0, 29.7)


def test_a_refusal_says_the_same_in_word_and_on_paper() -> None:
    refusal = refusal_notice(HOTEL.elements, Refusal(reason="不在本镇。"), received="2026年3月9日")

    told = lines(word(refusal))

    assert told[1] == "不予受理通知书"
    assert "具体情况：不在本镇。" in told
    assert "签收：本人已收到本通知书。" in told


def test_the_reader_s_script_spares_what_was_typed() -> None:
    content = notice_content(subject(), NOTICE, applicant="范后里", on=ON, language=TRADITIONAL)

    told = lines(notice_docx(content))

    assert "範後裏：" not in told
    assert "范后里：" in told
    assert any("經覈對申請材料" in line for line in told)
