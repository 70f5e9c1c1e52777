"""Bytes → questions: which format a file is in, and what it holds."""

import re
from dataclasses import dataclass
from enum import StrEnum

from courses.domain.problems import Refusal
from courses.domain.source import Format
from courses.readers import LARGEST, read_file
from courses.readers.decoding import decode
from quizzes.domain.exchange import Exchanged, Trouble, gift, moodle_xml, sheet, text

_OFFICE = (b"PK", bytes.fromhex("D0CF11E0A1B11AE1"))
_BRACED = re.compile(r"(?<!\\)\{\s*(?:[=~#%]|T\b|F\b|TRUE|FALSE)")
HEADER_WITHIN = 10


class QuestionFormat(StrEnum):
    """What `import_questions` reads."""

    GIFT = "gift"
    MOODLE_XML = "moodle_xml"
    TEXT = "text"
    TABLE = "table"


_READERS = {
    QuestionFormat.GIFT: gift.read,
    QuestionFormat.MOODLE_XML: moodle_xml.read,
    QuestionFormat.TEXT: text.read,
}


@dataclass(frozen=True, slots=True)
class QuestionsFound:
    """What a file held, and as what it was read."""

    format: QuestionFormat
    questions: tuple[Exchanged, ...]
    troubles: tuple[Trouble, ...]


def questions_in(data: bytes, *, format: QuestionFormat | None = None) -> QuestionsFound:
    """Questions of a file, known by what it holds unless the format is given; raises Refusal where it can't be read.

    Workbooks and Word files are taken apart by the catalogue's readers, in a process with limits.
    """
    if len(data) > LARGEST:
        raise Refusal("file_too_large", megabytes=len(data) // 1024**2, allowed=LARGEST // 1024**2)
    if not data.strip():
        raise Refusal("file_empty")
    if data.startswith(_OFFICE):
        return _of_office(data, format)
    written = decode(data).text
    chosen = format or _guessed(written)
    if chosen is QuestionFormat.TABLE:
        return _of_office(data, chosen)
    return QuestionsFound(chosen, *_READERS[chosen](written))


def _of_office(data: bytes, format: QuestionFormat | None) -> QuestionsFound:
    source = read_file(data)
    if source.format is Format.DOCX and format is not QuestionFormat.TABLE:
        lines = [block.text for page in source.pages for block in page.blocks]
        return QuestionsFound(QuestionFormat.TEXT, *text.read("\n".join(lines)))
    for table in source.sheets:
        for start, row in enumerate(table.rows[:HEADER_WITHIN]):
            if sheet.is_header(row):
                return QuestionsFound(QuestionFormat.TABLE, *sheet.from_rows(table.rows[start:], first=start + 1))
    return QuestionsFound(QuestionFormat.TABLE, (), (Trouble("column_missing", params={"column": "题干、答案"}),))


def _guessed(written: str) -> QuestionFormat:
    if "<quiz" in written[:2000]:
        return QuestionFormat.MOODLE_XML
    if any(sheet.is_header(re.split(r"[,\t;]", line)) for line in written.split("\n")[:HEADER_WITHIN]):
        return QuestionFormat.TABLE
    return QuestionFormat.GIFT if _BRACED.search(written) else QuestionFormat.TEXT
