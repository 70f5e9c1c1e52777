"""Notices to a citizen as PDF and as a Word file. Nothing of them is kept: content comes in, a file goes out."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from courses.documents import codes
from courses.documents.matter_papers import Subject
from courses.documents.orders import frame
from courses.documents.press import typeset
from courses.documents.word import notice_docx
from courses.documents.words import NUMERALS, chinese_date
from courses.domain.notices import Notice, NoticeLine

PDF, DOCX = "pdf", "docx"
CONTENT_TYPES = {
    PDF: "application/pdf",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def notice_file(
    subject: Subject, notice: Notice, *, applicant: str, format: str, on: date, at: datetime, language: str
) -> bytes:
    """The notice as a file of that format, dated `on`."""
    content = notice_content(subject, notice, applicant=applicant, on=on, language=language)
    writers: dict[str, Callable[[], bytes]] = {
        PDF: lambda: typeset("notice", content, at=at),
        DOCX: lambda: notice_docx(content),
    }
    return writers[format]()


def notice_content(subject: Subject, notice: Notice, *, applicant: str, on: date, language: str) -> dict[str, Any]:
    """What stands on the paper; without a name there is a line to write it on."""
    numbered = len(notice.parts) > 1 or bool(notice.parts and notice.parts[0].title)
    url = subject.guide_address
    return frame(
        notice.title,
        centre=subject.issuer,
        on=on,
        language=language,
        sample=subject.sample,
        applicant=applicant,
        opening=notice.opening,
        parts=[
            {"title": f"{numeral}、{part.title}" if numbered else "", "lines": [_line(line) for line in part.lines]}
            for numeral, part in zip(NUMERALS, notice.parts, strict=False)
        ],
        closing=list(notice.closing),
        commitment=notice.commitment,
        commitment_typed=notice.commitment_typed,
        about=_about(subject),
        url=url,
        qr=codes.code_svg(url),
        words={
            "number": "编号：",
            "applicant": "（申请人）",
            "commitment": "容缺承诺",
            "promiser": "承诺人（签名或者盖章）：",
            "seal": "（加盖专用印章处）",
            "receipt": f"签收：本人已收到本{notice.title[-3:]}。",
            "receiver": "申请人（签名）：",
            "date": "日期：",
            "day": "年　　月　　日",
            "copies": "一式两份，申请人和窗口各执一份。",
            "scan": "扫码查看办事要求：",
            "scan-short": "扫码看办事要求",
        },
    )


def _about(subject: Subject) -> list[tuple[str, str]]:
    rows = [
        ("事项编码", subject.facts.code),
        ("实施主体", subject.facts.department),
        ("咨询电话", subject.facts.contact),
    ]
    return [(label, text) for label, text in rows if text]


def _line(line: NoticeLine) -> dict[str, str]:
    """Typed words stand behind a colon."""
    joined = line.text and line.remark_typed and not line.text.endswith("：")
    return {"text": f"{line.text}：" if joined else line.text, "remark_typed": line.remark_typed}


def dated(day: date | None) -> str:
    """A date for the text of a notice; a line to fill in where none was given."""
    return chinese_date(day) if day else "　　　　年　　月　　日"
