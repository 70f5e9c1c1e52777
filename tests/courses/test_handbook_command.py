"""`export_handbook`: what scripts rely on."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from courses.models import Catalogue
from tests.courses.documents.pdf import pages
from tests.courses.imports import applied
from tests.courses.lists import BOTH, CARD, changed
from tests.factories import House

HERE = ("--centre", "putuoshan", "--on", "2026-03-09")


def run(*options: str) -> tuple[str, str]:
    out, errors = io.StringIO(), io.StringIO()
    call_command("export_handbook", *options, stdout=out, stderr=errors)
    return out.getvalue(), errors.getvalue()


def test_a_centre_s_handbook_is_written_as_its_name_says(catalogue: Catalogue, house: House, tmp_path: Path) -> None:
    applied(catalogue, *BOTH)
    book, text = tmp_path / "手册.pdf", tmp_path / "手册.md"

    told, errors = run(str(book), *HERE)
    run(str(text), *HERE, "--language", "zh-hant")

    assert (str(book) in told, errors) == (True, "")
    assert len(pages(book.read_bytes())) > 3
    assert text.read_text(encoding="utf-8").startswith("# 綜窗工作服務手冊")


def test_every_registered_book_can_be_asked_for(catalogue: Catalogue, house: House, tmp_path: Path) -> None:
    applied(catalogue, *BOTH)
    for kind in ("service-guide", "on-behalf"):
        run(str(tmp_path / f"{kind}.pdf"), *HERE, "--kind", kind)

    assert [len(pages(path.read_bytes())) for path in sorted(tmp_path.iterdir())] == [1, 1]


def test_characters_without_a_glyph_are_named(catalogue: Catalogue, house: House, tmp_path: Path) -> None:
    applied(catalogue, changed(CARD, name="王\U0003ffff卡"))

    _told, errors = run(str(tmp_path / "手册.md"), *HERE)

    assert errors == "\U0003ffff\n"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["手册.odt", *HERE], "pdf, docx, md"),
        (["指南.md", *HERE, "--kind", "service-guide"], "pdf"),
        (["手册.pdf", *HERE, "--kind", "novel"], "handbook, service-guide, on-behalf"),
        (["手册.pdf"], "putuoshan, taohua"),
        (["手册.pdf", "--centre", "putuoshan", "--on", "2020-01-01"], "."),
        (["没有/手册.md", *HERE], "手册.md"),
    ],
    ids=["format", "format of the guide", "kind", "which centre", "nothing handled", "no such folder"],
)
def test_what_stands_in_the_way_is_said_and_nothing_is_written(
    catalogue: Catalogue,
    house: House,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    says: str,
) -> None:
    applied(catalogue, *BOTH)
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CommandError, match=says):
        run(*options)

    assert list(tmp_path.iterdir()) == []
