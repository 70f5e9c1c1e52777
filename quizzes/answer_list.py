"""The list answers of sheets are entered in, as a workbook: everything filled in but the answers."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from openpyxl import Workbook

from courses.writers.xlsx import add_notes, add_table
from quizzes.domain.on_paper.answer_list import COLUMNS, SHEET, write_rows
from quizzes.domain.on_paper.entries import PaperQuestion

NOTES = (
    ("怎样录入", "在“答案”列照试卷上写的录入，逐题向下；是否答对由系统判定。“卷号”“题号”不要改动。"),
    ("选择题", "录入打了“✓”的方框的字母，如ACD；先后、大小写、空格和顿号不影响。单选题勾了两项的，照录两个字母。"),
    ("排序、对应", "自上而下录入方框内的数字或者字母，如2-1-3或者213；空框、看不清的录入0。"),
    ("填数", "只录入数字，如20。"),
    ("情景", "先录入处理方式的序号，再录入所有打了“✓”的字母，如3ACG；没有选处理方式的，只录字母。"),
    ("没有作答", "答案留空。整份交了空白卷的，在任一题录入“空”；没有参加的，整份留空，不会录入。"),
)


class Printed(Protocol):
    """A sheet answers are typed of."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def questions(self) -> Sequence[PaperQuestion]: ...


def answer_list(sittings: Iterable[Printed]) -> Workbook:
    """A row for each question of these sittings, in the order of the sheets. No key is in it."""
    book = Workbook()
    book.remove(book.active)
    rows = (
        row
        for one in sittings
        for row in write_rows(one.code, one.name, [(asked.position, asked.item) for asked in one.questions])
    )
    add_table(book, SHEET, [(column.title, column.width) for column in COLUMNS], rows)
    add_notes(book, "填写说明", NOTES)
    return book
