"""Which column a title stands for. Compared without spaces, brackets and marks, in Simplified characters."""

from functools import lru_cache
from typing import NamedTuple

from courses.domain.cells.text import fold
from courses.domain.layout.columns import COLUMNS, NOT_KEPT

# The characters of our titles as a Traditional list writes them.
_SIMPLIFIED = str.maketrans(
    "項稱編碼類據層級條請辦時諾費結務對體機關構實標準審證設門電話備註聯繫領業權導樣範圍單號檢說資報應",
    "项称编码类据层级条请办时诺费结务对体机关构实标准审证设门电话备注联系领业权导样范围单号检说资报应",
)


class Title(NamedTuple):
    """A column's key, and how near the title is to our own: 0 is ours, larger numbers are less specific."""

    key: str
    rank: int


_TITLES = {
    title.lower(): Title(column.key, rank)
    for column in reversed(COLUMNS)
    for rank, title in enumerate((column.title, *column.synonyms))
}
_NOT_KEPT = frozenset(NOT_KEPT)


@lru_cache(maxsize=4096)
def column_key(title: str) -> Title | None:
    """What a title stands for; None where nobody knows it."""
    return _TITLES.get(plain_title(title))


def is_kept(title: str) -> bool:
    """False for a title that is known but for which a matter has no element."""
    return plain_title(title) not in _NOT_KEPT


@lru_cache(maxsize=4096)
def plain_title(title: str) -> str:
    """The title as it is compared: brackets and what they hold, spaces and marks are gone."""
    kept, depth = [], 0
    for char in fold(title):
        depth += char in "(【[〔"
        if depth == 0 and not char.isspace() and char not in "*:;,、。.△▲":
            kept.append(char)
        depth -= char in ")】]〕" and depth > 0
    return "".join(kept).translate(_SIMPLIFIED).lower()
