"""Materials: one a line, `名称（份数；必要性；情形；来源；备注：…）`.

Grammar (half and full width alike; the bracket may be missing, its parts may come in any order):

    cell      := material {newline material}, each numbered "1."
    material  := name ["（" part {"；" part} "）"]
    part      := counts | necessity | case | source | "备注：" note
    counts    := count {"，" count}          count := ("原件" | "复印件") N ("份" | "张" | …)
    necessity := "必要" | "非必要" | "容缺"    (容缺 only where the list says so)
    case      := a clause ending in 的, or "情形：" words — the material is then conditional
    source    := 申请人自备 | 政府部门核发 | 窗口提供 | 数据共享, or "来源：" words

So `居民身份证（原件1份，复印件1份；必要；申请人自备）`, `授权委托书（原件1份；委托他人代办的；申请人自备）`.
A count that doesn't say of what ("申请书2份") stays a note: it is neither an original nor a copy.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from courses.domain.cells.counts import Counts, counts_at_end, read_counts
from courses.domain.cells.lists import Numbered, split_items, write_numbered
from courses.domain.cells.text import NUMERAL, fold, last_group, one_line, split_outside
from courses.domain.elements import Material
from courses.domain.facets import Necessity
from courses.domain.problems import Problem

NECESSITIES = {
    "必要": Necessity.REQUIRED,
    "必须": Necessity.REQUIRED,
    "必需": Necessity.REQUIRED,
    "必备": Necessity.REQUIRED,
    "非必要": Necessity.CONDITIONAL,
    "非必需": Necessity.CONDITIONAL,
    "容缺": Necessity.DEFERRABLE,
    "可容缺": Necessity.DEFERRABLE,
    "容缺后补": Necessity.DEFERRABLE,
}
SOURCES = ("申请人自备", "政府部门核发", "窗口提供", "数据共享")
_CASE = re.compile(r"[^;:]{1,80}的|[^,;:]{1,40}[者时]|仅限[^,;:]{1,40}|适用于[^,;:]{1,40}")
_SHARED = re.compile(r"(?:经办机构|窗口|部门)?自行获取|.{0,8}共享.{0,4}(?:无需|免于?|不再?)(?:提供|提交)|免于?提交")
_ASKED_WHEN = re.compile(r"(?P<when>[^,;:]{1,24}的)[,]?(?:需|须|应|还需|另需|应当)(?:提供|提交|出具)(?P<name>.+)")
_CHOICE = re.compile(r"(?<!\d)(?:第?(?P<a>\d+)\D{1,3}(?P<b>\d+)项).{0,6}(?:仅需|只需|任选|选择?).{0,4}\d+项.*")
_EACH = re.compile(
    rf"(?P<names>.+、.+?)(?:的)?(?P<kind>(?:收|交|验)?(?:原件|复印件))各(?P<count>(?:{NUMERAL})[份张套本页件])"
)
_MARKER = re.compile(r"[【\[](?P<word>非?必[要需]|容缺)[】\]]")


@dataclass(slots=True)
class _Parts:
    counts: Counts = field(default_factory=Counts)
    necessity: Necessity | None = None
    when: str = ""
    source: str = ""
    notes: list[str] = field(default_factory=list)
    heading: str = ""


def read_materials(text: str) -> tuple[tuple[Material, ...], tuple[Problem, ...]]:
    """All materials of a cell, in its order, with what was unclear."""
    numbered = split_items(text)
    problems = [Problem("numbering_skips")] if numbered.is_numbered and numbered.skips else []
    found: list[Material] = []
    heading = ""
    for words in _each(_entries(numbered, problems), problems):
        if not words:
            problems.append(Problem("item_empty"))
        elif choice := _CHOICE.search(fold(words)):
            if choice.start():
                _append(found, words[: choice.start()], heading, problems)
            _note_choice(found, choice[0], int(choice["a"]), int(choice["b"]), problems)
        elif fold(words).endswith(":") and len(words) <= 20:
            heading = words[:-1]
            problems.append(Problem("case_heading", params={"text": heading}))
        else:
            _append(found, words, heading, problems)
    return tuple(found), tuple(problems)


def write_materials(materials: tuple[Material, ...]) -> str:
    """The cell `read_materials` reads back to the same values."""
    return write_numbered(write_material(material) for material in materials)


def write_material(material: Material) -> str:
    """One line without its number."""
    counts = [
        f"{kind}{count}份"
        for kind, count in (("原件", material.originals), ("复印件", material.copies))
        if count is not None
    ]
    parts = ["，".join(counts)]
    if material.necessity is Necessity.CONDITIONAL:
        plain = _CASE.fullmatch(material.when) and material.when not in NECESSITIES
        parts.append(material.when if plain else f"情形：{material.when}" if material.when else "非必要")
    elif material.necessity:
        parts.append("必要" if material.necessity is Necessity.REQUIRED else "容缺")
    if material.source:
        parts.append(material.source if material.source in SOURCES else f"来源：{material.source}")
    if material.note:
        parts.append(f"备注：{material.note}")
    inside = "；".join(part for part in parts if part)
    return f"{material.name}（{inside}）" if inside else material.name


def _entries(numbered: Numbered, problems: list[Problem]) -> tuple[tuple[int | None, str], ...]:
    """The cell's entries; a single unnumbered line that lists papers with 、 is cut, and said to have been."""
    if numbered.is_numbered or len(numbered.items) != 1:
        return numbered.items
    words = numbered.items[0][1]
    pieces = split_outside(words, ";")
    if len(pieces) == 1 and last_group(words) is None:
        pieces = split_outside(words, "、")
        if len(pieces) > 1:
            problems.append(Problem("materials_enumerated", params={"text": words}))
    return tuple((None, piece) for piece in pieces)


def _each(entries: Iterable[tuple[int | None, str]], problems: list[Problem]) -> Iterator[str]:
    """The entries' words; "身份证、户口簿原件各1份" is cut at its marks, for 各 says that each is meant."""
    for _, words in entries:
        found = _EACH.fullmatch(fold(words)) if "各" in words else None
        names = split_outside(words[: found.end("names")], "、") if found else []
        if found is None or len(names) < 2:
            yield words
            continue
        problems.append(Problem("materials_enumerated", params={"text": words}))
        counts = words[found.start("kind") : found.end("kind")] + words[found.start("count") :]
        yield from (f"{name}{counts}" for name in names)


def _append(found: list[Material], words: str, heading: str, problems: list[Problem]) -> None:
    material, unclear = _read_one(one_line(words))
    problems.extend(unclear)
    if not material.name:
        if found:
            found[-1] = replace(found[-1], note="；".join(filter(None, [found[-1].note, words])))
        problems.append(Problem("material_unreadable", params={"text": words}))
        return
    if heading and material.necessity is None:
        material = replace(material, necessity=Necessity.CONDITIONAL, when=heading)
    found.append(material)


@lru_cache(maxsize=8192)
def _read_one(words: str) -> tuple[Material, tuple[Problem, ...]]:
    parts = _Parts()
    problems: list[Problem] = []
    name = words.lstrip("*＊ ")
    if name != words:
        parts.notes.append("网上必传")
    if marker := _MARKER.search(name):
        parts.necessity = NECESSITIES[marker["word"]]
        name = (name[: marker.start()] + name[marker.end() :]).strip()
    while group := last_group(name):
        if not _read_group(group[1], parts) and group[0]:
            break
        name = group[0]
    if asked := _ASKED_WHEN.fullmatch(fold(name)):
        parts.when, name = name[: asked.end("when")], name[asked.start("name") :]
    name, tail = counts_at_end(name)
    counts = parts.counts.joined(tail)
    if parts.when:
        parts.necessity = parts.necessity or Necessity.CONDITIONAL
    elif parts.necessity is Necessity.CONDITIONAL:
        problems.append(Problem("material_case_missing", params={"text": name}))
    if counts.contradictory:
        problems.append(Problem("material_counts_contradict", params={"text": words}))
    note = "；".join(filter(None, [*parts.notes, counts.note]))
    material = Material(name, counts.originals, counts.copies, parts.necessity, parts.when, parts.source, note)
    return material, tuple(problems)


def _read_group(inside: str, parts: _Parts) -> bool:
    """Take the bracket apart; False (and nothing taken) where no part of it means anything to us."""
    taken, unknown = False, []
    pieces = split_outside(inside, ";")
    for position, piece in enumerate(pieces):
        label, colon, _ = fold(piece).partition(":")
        if colon and label == "备注":
            parts.notes.append("；".join([piece[len(label) + 1 :].strip(), *pieces[position + 1 :]]))
            taken = True
            break
        if _read_part(piece, parts):
            taken = True
        else:
            unknown.append(piece)
    if taken:
        parts.notes[:0] = unknown
    return taken


def _read_part(piece: str, parts: _Parts) -> bool:
    folded = fold(piece)
    label, colon, _ = folded.partition(":")
    if colon and label in ("情形", "来源"):
        setattr(parts, "when" if label == "情形" else "source", piece[len(label) + 1 :].strip())
    elif folded in NECESSITIES:
        parts.necessity = NECESSITIES[folded]
    elif folded in SOURCES:
        parts.source = piece
    elif _SHARED.fullmatch(folded):
        parts.source, parts.notes = "数据共享", [*parts.notes, piece]
    elif (counts := read_counts(piece)) is not None:
        parts.counts = parts.counts.joined(counts)
    elif len(commas := split_outside(piece, ",")) > 1 and not _CASE.fullmatch(fold(commas[0])):
        if _read_part(commas[0], parts):
            return _read_part("，".join(commas[1:]), parts)
        return _read_case(piece, parts)
    else:
        return _read_case(piece, parts)
    return True


def _read_case(piece: str, parts: _Parts) -> bool:
    if parts.when or not _CASE.fullmatch(fold(piece)):
        return False
    parts.when = piece
    return True


def _note_choice(found: list[Material], words: str, first: int, last: int, problems: list[Problem]) -> None:
    for position in range(first - 1, min(last, len(found))):
        found[position] = replace(found[position], note="；".join(filter(None, [found[position].note, words])))
    problems.append(Problem("materials_choice", params={"text": words}))
