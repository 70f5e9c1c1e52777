"""A page from top to bottom → statements: a label and what the page says under it.

Labels stand in brackets (【申请条件】), before a colon, alone on a line, as a numbered heading (三、审批依据) or in a
table's cells. Inside a numbered section a line with a colon is part of its text, unless the section itself is
none of ours (适用范围, 申请接收): then its own little labels count.
"""

import re
from dataclasses import dataclass, field

from courses.domain.cells.text import numeral
from courses.domain.elements import Material
from courses.domain.reading.guides.labels import Label, known_label, label_before, label_run_together

_BRACKET = re.compile(r"[【\[](?P<label>[^】\]]{2,20})[】\]]\s*[:：]?\s*(?P<rest>.*)", re.DOTALL)
_NUMBERED = re.compile(
    r"(?P<mark>第?(?P<han>[一二三四五六七八九十]{1,3})[、.．章节]|[(（](?P<inner>[一二三四五六七八九十]{1,3})[)）]"
    r"|(?P<digits>\d{1,2})[、.．](?!\d))\s*(?P<rest>.*)",
    re.DOTALL,
)
_BEFORE_A_LABEL = re.compile(r"\s+(?=[^\s:：]{2,12}[:：])")
_LONGEST_HEADING = 14
# Under these a page lists persons and offices with colons of their own ("受理窗口：核对材料").
_OF_STEPS = {"department", "office", "hours"}
_LISTED = {
    "materials",
    "steps",
    "conditions",
    "acceptance_conditions",
    "approval_conditions",
    "service_object",
    "basis",
}


@dataclass(slots=True)
class Statement:
    """What a page says under a label. `title` is the last heading above it that is no label.

    A table of papers is stated as `papers`, without lines.
    """

    label: Label
    lines: list[str] = field(default_factory=list)
    title: str = ""
    is_section: bool = False
    is_table: bool = False
    papers: tuple[Material, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(line for line in self.lines if line)


class Scanner:
    """Takes a page's headings, lines and cells one after another; `statements` are complete after `close`."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.titles: list[str] = []
        self.unknown: list[str] = []
        self._open: Statement | None = None
        self._style = ""
        self._number = 0

    def close(self) -> None:
        self._open = None

    def state(
        self,
        label: Label,
        text: str = "",
        *,
        is_section: bool = False,
        is_table: bool = False,
        papers: tuple[Material, ...] = (),
    ) -> None:
        """A label and the beginning (in a table: the whole) of what is said under it."""
        title = self.titles[-1] if self.titles else ""
        statement = Statement(label, [text] if text else [], title, is_section, is_table, papers)
        self.statements.append(statement)
        self._open = None if is_table else statement

    def more(self, text: str) -> bool:
        """More of what was said last; False where nothing is open."""
        if self._open is None:
            return False
        self._open.lines.append(text)
        return True

    def heading(self, text: str) -> None:
        """A heading is a label of its own, one of several numbered items, or the title of what follows."""
        if self._bracketed(text) or self._numbered(text) or self._labelled(text):
            return
        if not self._is_item(text) or not self.more(text):
            self.close()
            self.titles.append(text)

    def line(self, text: str) -> None:
        """A line of running text; one that states several things is taken apart at its labels."""
        for piece in _stated_apart(text.strip(" |｜")):
            if self._bracketed(piece) or self._numbered(piece) or self._labelled(piece):
                continue
            if not self.more(piece):
                self.titles.append(piece)

    def _bracketed(self, text: str) -> bool:
        found = _BRACKET.fullmatch(text)
        if found is None:
            return False
        label = known_label(found["label"])
        if label is None and self._open is not None:
            return False
        if label is None:
            self.unknown.append(found["label"])
        self.state(label or Label(found["label"], None), found["rest"], is_section=True)
        return True

    def _numbered(self, text: str) -> bool:
        found = _NUMBERED.fullmatch(text)
        if found is None:
            return False
        style, number = _mark(found)
        rest = found["rest"]
        is_heading = 0 < len(rest) <= _LONGEST_HEADING and rest[-1] not in "；;。"
        if self._style and style != self._style:
            if style != "一、" or not is_heading:
                return False
            self.close()
            self.titles.append(rest)
            return True
        if not self._style and self._open is not None and self._open.label.key in _LISTED:
            return False
        known = _label_of_section(rest, style)
        if known and (number > self._number or number == 1):
            self._style, self._number = style, number
            self.state(*known, is_section=True)
            return True
        follows = 0 < number - self._number <= 2 and not self._is_item(text)
        if style != "1." and self._style and is_heading and follows:
            self._number = number
            self.unknown.append(rest)
            self.state(Label(rest, None), "", is_section=True)
            return True
        return False

    def _is_item(self, text: str) -> bool:
        """Whether a line that looks like a heading (一、…) is the first or next of the items said last."""
        found = _NUMBERED.fullmatch(text)
        if found is None or self._open is None or self._open.label.key not in _LISTED:
            return False
        style, number = _mark(found)
        before = [_mark(mark) for line in self._open.lines if (mark := _NUMBERED.fullmatch(line))]
        last = max((other for own, other in before if own == style), default=0)
        return number == last + 1

    def _labelled(self, text: str) -> bool:
        alone = known_label(text)
        found = (alone, "") if alone else label_before(text)
        if found is None:
            return False
        label, inside = found[0], self._open
        if alone and label.is_short and (inside is None or label.key == "remark"):
            return False
        if inside is not None and inside.is_section and (inside.label.key is not None or alone):
            return False
        if inside is not None and inside.label.key in _LISTED:
            of_a_step = inside.label.key == "steps" and label.key in _OF_STEPS
            if label.is_short or of_a_step:
                return False
        self.state(*found)
        return True


def _mark(found: re.Match[str]) -> tuple[str, int]:
    """The style of a numbered line, and its number."""
    style = "一、" if found["han"] else "（一）" if found["inner"] else "1."
    return style, numeral(found["han"] or found["inner"] or found["digits"]) or 0


def _label_of_section(rest: str, style: str) -> tuple[Label, str] | None:
    alone = known_label(rest)
    if alone:
        return alone, ""
    return label_before(rest) or (label_run_together(rest) if style == "一、" else None)


def _stated_apart(text: str) -> list[str]:
    """ "服务对象：自然人 办件类型：即办件" → its two statements; anything else stays one piece."""
    pieces: list[str] = []
    for piece in _BEFORE_A_LABEL.split(text) if text else ():
        label = label_before(piece)
        if pieces and (label is None or label[0].is_short or label_before(pieces[0]) is None):
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return pieces
