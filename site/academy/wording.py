"""The words of our screens: gathered from code and templates, kept as .po, compiled to .mo, without gettext tools.

English msgids stand in the code; Simplified Chinese is written by people; Traditional Chinese is filled from it by
OpenCC where nobody has written anything better. Only our own apps are read, never the libraries'.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import gettext_lazy
from django.utils.translation.reloader import translation_file_changed
from django.utils.translation.template import templatize
from opencc import OpenCC

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "site" / "academy" / "locale"
LANGUAGES = ("zh_Hans", "zh_Hant")
SOURCES = ("site/academy", "site/people", "site/ledger", "courses", "quizzes", "certification")
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
# Sentences of the libraries that we say in words of our own: ours come last, so they win.
SAID_BY_LIBRARIES = (
    gettext_lazy("This field is required."),
    gettext_lazy("Enter a valid date."),
    gettext_lazy("Enter a valid date/time."),
    gettext_lazy("Enter a whole number."),
    gettext_lazy("Enter a number."),
)
# Dates and tool names would make every run a change.
NOISE = (
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Report-Msgid-Bugs-To",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
)
NOISY_LINE = re.compile(rf'^"({"|".join(NOISE)})[^\n]*\n'.encode(), re.M)


def po_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def gathered() -> Catalog:
    """Every message of our code and templates, with the files it stands in."""
    found = Catalog(project="quanke-academy", fuzzy=False)
    for path in _files():
        text = path.read_text(encoding="utf-8")
        if path.suffix in {".html", ".txt"}:
            # templatize blanks the markup out; what is left is code but for its indentation
            text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
        for _line, message, _comments, context in extract("python", BytesIO(text.encode()), KEYWORDS):
            found.add(message, locations=[(path.relative_to(ROOT).as_posix(), 1)], context=context)
    return found


def _files() -> Iterator[Path]:
    for source in SOURCES:
        for path in sorted((ROOT / source).rglob("*")):
            inside = path.relative_to(ROOT).parts
            is_code = path.suffix == ".py" and "migrations" not in inside
            is_template = path.suffix in {".html", ".txt"} and "templates" in inside
            if is_code or is_template:
                yield path


def kept(language: str) -> Catalog:
    """The language's catalogue as it stands in its file; empty when there is no file yet."""
    path = po_file(language)
    if not path.exists():
        return Catalog(locale=language, project="quanke-academy", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def merge() -> dict[str, int]:
    """Write both files anew: new messages empty, old translations kept, stale ones gone. Returns how many are open."""
    template, simplified = gathered(), {}
    still_open: dict[str, int] = {}
    for language in LANGUAGES:
        catalog = kept(language)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        if language == "zh_Hans":
            simplified = {_key(message): message.string for message in _messages(catalog)}
        else:
            _fill(catalog, simplified)
        _write(catalog, po_file(language))
        still_open[language] = sum(1 for message in _messages(catalog) if not _is_translated(message))
    return still_open


def _fill(catalog: Catalog, simplified: dict) -> None:
    to_traditional = OpenCC("s2tw").convert
    for message in _messages(catalog):
        written = simplified.get(_key(message))
        if written and not _is_translated(message):
            message.string = (
                to_traditional(written) if isinstance(written, str) else tuple(to_traditional(one) for one in written)
            )


def _write(catalog: Catalog, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    catalog.header_comment = "# The words of our screens. Gathered by `make messages`; translate msgstr."
    out = BytesIO()
    write_po(out, catalog, width=110, sort_output=True, include_lineno=False, ignore_obsolete=True)
    path.write_bytes(NOISY_LINE.sub(b"", out.getvalue()))


def shortcomings(language: str) -> list[str]:
    """One line per message that is missing, untranslated, fuzzy, stale or breaks its placeholders; sorted."""
    template, catalog = gathered(), kept(language)
    wanted = {_key(message) for message in _messages(template)}
    there = {_key(message): message for message in _messages(catalog)}
    found = [f"not in the file: {_shown(key)}" for key in wanted - there.keys()]
    for key, message in there.items():
        if key not in wanted:
            found.append(f"no longer used: {_shown(key)}")
        elif message.fuzzy:
            found.append(f"fuzzy: {_shown(key)}")
        elif not _is_translated(message):
            found.append(f"not translated: {_shown(key)}")
        else:
            found.extend(f"placeholders: {_shown(key)}: {error}" for error in message.check(catalog))
    return sorted(found)


def compile_stale() -> list[Path]:
    """Write the .mo beside every .po that is newer; returns those written.

    This process forgets the words it had loaded: on a first start somebody asked before there were any, and the
    children forked from it would go on in English.
    """
    written = []
    for language in LANGUAGES:
        source = po_file(language)
        target = source.with_suffix(".mo")
        if not source.exists() or (target.exists() and target.stat().st_mtime >= source.stat().st_mtime):
            continue
        unfinished = target.with_suffix(".unfinished")
        with unfinished.open("wb") as file:
            write_mo(file, kept(language))
        unfinished.rename(target)
        translation_file_changed(sender=None, file_path=target)
        written.append(target)
    return written


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _key(message: Message) -> tuple[str, str]:
    msgid = message.id if isinstance(message.id, str) else message.id[0]
    return message.context or "", msgid


def _shown(key: tuple[str, str]) -> str:
    context, msgid = key
    return f"{msgid!r} ({context})" if context else repr(msgid)


def _is_translated(message: Message) -> bool:
    strings = (message.string,) if isinstance(message.string, str) else message.string
    return bool(strings) and all(strings)
