"""Names of files in a pack: numbered, in Chinese, and such that Windows opens them."""

import re
from collections.abc import Iterable

# What Windows refuses in a name, and what a name may not end with there.
_REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_LONGEST = 80
UNNAMED = "未命名"


def numbered(number: int, title: str) -> str:
    """03_年度培训计划"""
    return f"{number:02d}_{plain(title)}"


def plain(text: str) -> str:
    """The text as a file's name without its ending; never empty, never longer than 80 characters."""
    told = _REFUSED.sub("_", " ".join(text.split()))[:_LONGEST].strip(" .")
    return told or UNNAMED


def with_ending(name: str) -> tuple[str, str]:
    """A file's name as people gave it, in name and ending (".pdf"); an ending is letters and digits, at most five."""
    found = re.fullmatch(r"(.+)\.([A-Za-z0-9]{1,5})", name.strip())
    return (plain(found[1]), f".{found[2].lower()}") if found else (plain(name), "")


def apart(names: Iterable[str]) -> list[str]:
    """The same names in order, each only once, whatever the case of its letters: a second one gets （2）."""
    taken: set[str] = set()
    found = []
    for name in names:
        stem, ending = with_ending(name)
        tried, n = f"{stem}{ending}", 1
        while tried.casefold() in taken:
            n += 1
            tried = f"{stem}（{n}）{ending}"
        taken.add(tried.casefold())
        found.append(tried)
    return found
