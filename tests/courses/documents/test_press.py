"""Data is data: whatever it holds comes out as it is, in one face, the same every time."""

import json
import subprocess
import sys

import pytest

from courses.documents.matter_papers import card_content, guide_content
from courses.documents.notice_papers import notice_content
from courses.documents.orders import texts
from courses.documents.press import ROOT, PressFailed, faces, typeset, typeset_apart
from courses.domain.elements import Material, Result, Step
from courses.domain.notices import Correction, Finding, Flaw, one_time_notice
from tests.courses.documents.papers import HOSTILE, SIMPLIFIED, subject
from tests.courses.documents.pdf import pages, text
from tests.courses.lists import HOTEL, changed
from tests.factories import MOMENT

ON = MOMENT.date()
AWKWARD = changed(
    HOTEL,
    name=HOSTILE,
    service_object=(HOSTILE,),
    materials=(Material(HOSTILE, originals=1, note=HOSTILE, source=HOSTILE),),
    steps=(Step(HOSTILE, HOSTILE, HOSTILE),),
    fee=HOSTILE,
    contact=HOSTILE,
    result=Result(HOSTILE, HOSTILE, HOSTILE),
    basis=('#read("/etc/passwd")', "$ x^2 $", "= heading", "// comment", "@label", "<label>", "\\u{41}"),
)


def test_the_only_faces_are_those_of_the_wheel() -> None:
    assert {family.rsplit(" ", 1)[0] for family in faces().families()} == {"Noto Sans CJK", "Noto Sans Mono CJK"}


@pytest.mark.parametrize("template", ["matter_guide", "counter_card"])
def test_names_full_of_markup_are_printed_as_they_are(template: str) -> None:
    content = {"matter_guide": guide_content, "counter_card": card_content}[template](
        subject(AWKWARD), on=ON, language=SIMPLIFIED
    )

    printed = text(typeset(template, content, at=MOMENT))

    assert printed.count(HOSTILE) >= 8
    if template == "matter_guide":
        assert '#read("/etc/passwd")；$x^2$；=heading；//comment；@label；<label>；\\u{41}' in printed


def test_what_was_typed_into_a_notice_is_printed_as_it_is() -> None:
    found = Correction((Finding(AWKWARD.elements.materials[0], Flaw.WRONG, HOSTILE),), remark=HOSTILE)
    notice = one_time_notice(AWKWARD.elements, found, received="2026年3月9日", until="")
    content = notice_content(subject(AWKWARD), notice, applicant=HOSTILE, on=ON, language=SIMPLIFIED)

    printed = text(typeset("notice", content, at=MOMENT))

    assert printed.count(HOSTILE) == sum(one.count(HOSTILE) for key, one in _shown(content))


def _shown(content: dict) -> list[tuple[str, str]]:
    """Every text of the content that stands on the sheet: the title of the file and the picture do not."""
    return [(key, one) for key, value in content.items() if key not in ("qr", "url") for one in texts(value)]


def test_the_same_content_at_the_same_moment_gives_the_same_file() -> None:
    content = card_content(subject(), on=ON, language=SIMPLIFIED)

    assert typeset("counter_card", content, at=MOMENT) == typeset("counter_card", content, at=MOMENT)


def test_a_book_set_apart_is_the_book_set_here() -> None:
    content = card_content(subject(AWKWARD), on=ON, language=SIMPLIFIED)

    assert typeset_apart("counter_card", content, at=MOMENT) == typeset("counter_card", content, at=MOMENT)


def test_a_book_that_cannot_be_set_says_why() -> None:
    with pytest.raises(PressFailed, match="title"):
        typeset_apart("counter_card", {"script": "hans"}, at=MOMENT)


def test_the_child_needs_neither_the_house_s_settings_nor_its_database() -> None:
    command = [sys.executable, "-c", "import sys, courses.documents.child; print('django' in sys.modules)"]

    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


def test_a_template_reads_nothing_but_its_content() -> None:
    """No template names a file, a package or a moment of its own."""
    for path in (ROOT / "courses/documents/typst").glob("*.typ"):
        code = "\n".join(line.split("//")[0] for line in path.read_text(encoding="utf-8").splitlines())
        assert [
            word for word in ("@preview", "read(", "datetime.today", "eval(", "csv(", "yaml(") if word in code
        ] == []
        # once, by itself or through the house's own
        assert (
            code.count("json(") == code.count("json(bytes(sys.inputs.content))") == ('#import "house.typ"' not in code)
        )


def test_content_must_be_json() -> None:
    with pytest.raises(TypeError):
        typeset("counter_card", {"name": object()}, at=MOMENT)
    assert json.dumps(card_content(subject(), on=ON, language=SIMPLIFIED))


def test_a_page_is_a_page_of_its_format() -> None:
    (guide,) = pages(typeset("matter_guide", guide_content(subject(), on=ON, language=SIMPLIFIED), at=MOMENT))
    (card,) = pages(typeset("counter_card", card_content(subject(), on=ON, language=SIMPLIFIED), at=MOMENT))

    assert [(guide.width, guide.height), (card.width, card.height)] == [(210.0, 297.0), (105.0, 148.0)]
