"""The look keeps its promises: contrast, no inline style or script, weight, one name for each state."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from academy.templatetags.drawing import GLYPHS, STATES, state

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "site" / "academy" / "static" / "academy"
TOKENS = (STATIC / "css" / "tokens.css").read_text()
FEATURE_SHEETS = ("lesson.css", "quiz.css", "matrix.css")
KILOBYTE = 1000

READING = [
    ("ink", paper)
    for paper in ("paper", "paper-raised", "paper-sunk", "accent-wash", "good-wash", "care-wash", "bad-wash")
]
SOFT = [("ink-soft", "paper"), ("ink-soft", "paper-raised"), ("accent", "paper"), ("accent", "paper-raised")]
USE = [
    *[
        (ink, paper)
        for ink in ("ink-faint", "care", "bad", "good")
        for paper in ("paper", "paper-raised", "paper-sunk")
    ],
    *[(name, f"{name}-wash") for name in ("accent", "good", "care", "bad")],
    ("accent-strong", "paper"),
    ("accent", "paper-sunk"),
    ("ink-soft", "paper-sunk"),
    ("ink-soft", "accent-wash"),
    ("ink-soft", "care-wash"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    *[(f"state-{shape}", paper) for shape in GLYPHS for paper in ("paper", "paper-raised", "accent-wash")],
]
EDGES = [("rule-strong", "paper"), ("rule-strong", "paper-raised"), ("focus", "paper"), ("focus", "paper-sunk")]


def colours_of(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", block))


def block_after(selector: str) -> str:
    return TOKENS.split(selector, 1)[1].split("}", 1)[0]


LIGHT = colours_of(block_after('[data-theme="light"] {'))
DARK_BY_SYSTEM = colours_of(block_after(":root:not([data-theme]) {"))
DARK_BY_CHOICE = colours_of(block_after('\n[data-theme="dark"] {'))
THEMES = {"light": LIGHT, "dark": DARK_BY_CHOICE}


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def weak_pairs(theme: str, pairs: list[tuple[str, str]], least: float) -> list[str]:
    colours = THEMES[theme]
    found = [(ink, paper, contrast(colours[ink], colours[paper])) for ink, paper in pairs]
    return [f"{ink} on {paper}: {ratio:.2f}" for ink, paper, ratio in found if ratio < least]


def rules_within_rules(css: str) -> list[str]:
    """Selectors standing inside another rule; inside @media and the like they are at home."""
    found, outer = [], []
    for before, brace in re.findall(r"([^{}]*)([{}])", css):
        if brace == "}":
            outer.pop()
            continue
        head = before.rsplit(";", 1)[-1].strip()
        found += [head for around in outer if not around.startswith("@")]
        outer.append(head)
    return found


def our_templates() -> list[Path]:
    return sorted(
        path
        for room in ("site", "courses", "quizzes", "certification")
        for path in (ROOT / room).rglob("*.html")
        if "templates" in path.parts
    )


def test_contrast_is_computed_as_wcag_defines_it() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("pairs", "least"),
    [(READING, 7), (SOFT, 7), (USE, 4.5), (EDGES, 3)],
    ids=["reading text 7", "secondary text and links 7", "words of parts 4.5", "edges of controls 3"],
)
def test_tokens_contrast_enough(theme: str, pairs: list[tuple[str, str]], least: float) -> None:
    assert weak_pairs(theme, pairs, least) == []


def test_a_rule_within_a_rule_is_seen() -> None:
    assert rules_within_rules("a { color: red; & b { color: blue } } @media print { p { margin: 0 } }") == ["& b"]


def test_dark_is_the_same_by_system_and_by_choice() -> None:
    assert DARK_BY_SYSTEM == DARK_BY_CHOICE


def test_print_has_an_ink_for_every_colour() -> None:
    printed = colours_of((STATIC / "css" / "print.css").read_text())
    assert sorted(printed) == sorted(LIGHT)
    assert [name for name in printed if contrast(printed[name], "#ffffff") < 4.5] == [
        "paper",
        "paper-raised",
        "paper-sunk",
        "rule",
        "accent-wash",
        "on-accent",
        "good-wash",
        "care-wash",
        "bad-wash",
    ]


def test_both_themes_name_the_same_colours() -> None:
    assert sorted(LIGHT) == sorted(DARK_BY_CHOICE)


def test_colours_are_named_in_the_tokens_only() -> None:
    sheets = [path for path in STATIC.glob("css/*.css") if path.name not in ("tokens.css", "print.css")]
    named = [
        f"{path.name}: {found}"
        for path in sheets
        for found in re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", path.read_text())
    ]
    assert named == []


@pytest.mark.parametrize("path", sorted(STATIC.glob("css/*.css")), ids=lambda path: path.name)
def test_sheets_use_only_tokens_that_exist(path: Path) -> None:
    defined = set(re.findall(r"(--[\w-]+):", TOKENS + path.read_text()))
    assert sorted(set(re.findall(r"var\((--[\w-]+)", path.read_text())) - defined) == []


@pytest.mark.parametrize("path", sorted(STATIC.glob("css/*.css")), ids=lambda path: path.name)
def test_sheets_read_in_browsers_of_office_pcs(path: Path) -> None:
    """Chrome 109 is the last for Windows 7: no nesting, light-dark() or color-mix(); nothing hangs on :has()."""
    css = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    too_new = re.findall(r"light-dark\(|color-mix\(|:has\(|^\s+&|@starting-style|@scope", css, flags=re.M)
    assert too_new == []
    assert rules_within_rules(css) == []


@pytest.mark.parametrize("path", our_templates(), ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_hold_no_inline_style_or_script(path: Path) -> None:
    text = path.read_text()
    inline = re.findall(r"<style\b|<script(?![^>]*\bsrc=)[^>]*>|\sstyle=|\son[a-z]+=\"|javascript:", text)
    assert inline == []


def test_the_admin_s_wide_tables_are_scrolled_by_keyboard_too() -> None:
    frames = {
        frame for path in our_templates() for frame in re.findall(r'<div class="import-wide[^>]*>', path.read_text())
    }

    assert len(frames) > 1
    assert {frame for frame in frames if 'tabindex="0"' not in frame or "aria-label" not in frame} == set()


def test_first_view_stays_under_100_kb_before_compression() -> None:
    first_view = [*STATIC.glob("css/*.css"), *STATIC.glob("js/theme.js"), *STATIC.glob("*.svg")]
    sent = [path for path in first_view if path.name != "design.css"]
    assert {"tokens.css", "base.css", "layout.css", "components.css", "print.css", *FEATURE_SHEETS} <= {
        p.name for p in sent
    }
    assert sum(path.stat().st_size for path in sent) < 100 * KILOBYTE


@pytest.mark.parametrize("code", STATES)
def test_state_is_a_shape_with_words(code: str) -> None:
    shape, words = STATES[code]
    assert shape in GLYPHS
    with translation.override("en"):
        drawn = state(code)
    assert drawn == (
        f'<span class="state state--{shape}" title="{words}"><span class="visually-hidden">{words}</span></span>'
    )


def test_state_shows_the_words_a_screen_knows_better() -> None:
    assert state("valid_except", labelled=True, label="<材料>") == (
        '<span class="state state--except" title="&lt;材料&gt;"><span class="state__label">&lt;材料&gt;</span></span>'
    )


def test_unknown_state_is_an_error() -> None:
    with pytest.raises(KeyError):
        state("gold_star")


def test_every_icon_asked_for_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))
    asked = {name for path in our_templates() for name in re.findall(r'{% icon "([\w-]+)" %}', path.read_text())}
    assert sorted(asked - drawn) == []


def test_component_page_shows_each_part_in_both_themes() -> None:
    request = RequestFactory().get("/design/")
    page = render_to_string("academy/components.html", {"request": request})
    parts = (
        "button--primary",
        "notice--error",
        "card--now",
        "table-frame",
        "error-summary",
        "options",
        "matrix-frame",
        "materials",
    )
    assert [part for part in parts if len(re.findall(rf'class="[^"]*\b{part}\b', page)) < 2] == []
    assert re.findall(r'class="theme" data-theme="(\w+)"', page) == ["light", "dark"]
