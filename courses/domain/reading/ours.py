"""Is it the layout we write ourselves? Then nobody need check how its columns were taken."""

from courses.domain.layout import BY_KEY
from courses.domain.reading.mapping import Kind
from courses.domain.reading.outcome import Reading

_MARKS = str.maketrans("", "", " \u3000*＊:：\n")


def is_our_own(read: Reading) -> bool:
    """Whether every titled column is one of ours, called as we call it, with name and code among them."""
    mapping = read.mapping
    return (
        mapping.kind is Kind.LIST
        and mapping.header_rows == 1
        and not read.left_aside
        and {"name", "code"} <= set(mapping.columns)
        and all(_plain(mapping.headers.get(key, "")) == BY_KEY[key].title for key in mapping.columns)
    )


def _plain(title: str) -> str:
    return title.translate(_MARKS)
