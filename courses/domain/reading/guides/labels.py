"""Labels of a page: the titles of a list's columns, and what only pages write."""

import re
from dataclasses import dataclass

from courses.domain.layout import Title, column_key, is_kept, plain_title

LONGEST_LABEL = 16
SHORTEST_RUN_TOGETHER = 4
# What a page calls the matter it is about, besides the titles of a list.
_OF_PAGES = {"涉及的内容": Title("name", 90), "涉及内容": Title("name", 90)}
# Titles too general to be taken for a label in running text or among other cells.
_TOO_GENERAL = {"内容", "名称", "事项", "id", "分类", "部门", "主题", "类目", "序", "排序", "编号", "项次", "层级"}
_COLON = re.compile(r"(?P<label>[^:：,，。;；]{2,24}?)\s*[:：]\s*(?P<rest>.*)", re.DOTALL)
_SPACE = re.compile(r"(?P<label>\S{2,24})(?:\s*[|｜]\s*|\s+)(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as the page writes it; `key` is None where no element of a matter answers to it."""

    text: str
    key: str | None
    rank: int = 0

    @property
    def is_short(self) -> bool:
        """Two or three characters ("备注"): too little to end a list of papers it stands in."""
        return len(plain_title(self.text)) < SHORTEST_RUN_TOGETHER


def known_label(text: str) -> Label | None:
    """The label these words are, and nothing else; None where nobody knows them."""
    text = text.strip(" :：|｜")
    plain = plain_title(text) if len(text) <= LONGEST_LABEL * 2 else ""
    if not plain or len(plain) > LONGEST_LABEL or plain in _TOO_GENERAL:
        return None
    found = _OF_PAGES.get(plain) or column_key(text)
    if found:
        return Label(text, found.key, found.rank) if found.key != "position" else None
    return None if is_kept(text) else Label(text, None)


def label_before(text: str) -> tuple[Label, str] | None:
    """The known label before a colon, else before a space or a bar, and what follows it."""
    for pattern in (_COLON, _SPACE):
        found = pattern.fullmatch(text)
        if found and (label := known_label(found["label"])):
            return label, found["rest"].strip()
    return None


def label_run_together(text: str) -> tuple[Label, str] | None:
    """The longest known label the words begin with, where nothing separates it from its value."""
    for length in range(min(LONGEST_LABEL, len(text)), SHORTEST_RUN_TOGETHER - 1, -1):
        label = known_label(text[:length])
        if label and len(plain_title(text[:length])) == length:
            return label, text[length:].strip()
    return None
