"""Every word of our screens is there in Simplified and Traditional Chinese."""

import re
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from django.template import Context, Template
from django.utils import translation

from academy import wording

NEW = """
from django.utils.translation import gettext as _
SAID = _("Bring the %(name)s again.")
"""


@pytest.fixture
def small_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house with one module and one template, and no catalogue yet."""
    (tmp_path / "courses" / "templates").mkdir(parents=True)
    (tmp_path / "courses" / "views.py").write_text(NEW)
    (tmp_path / "courses" / "templates" / "page.html").write_text(
        '{% load i18n %}\n  {% if a %}\n{% translate "Software" %}{% endif %}\n'
        "{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}"
    )
    monkeypatch.setattr(wording, "ROOT", tmp_path)
    monkeypatch.setattr(wording, "LOCALE", tmp_path / "locale")
    return tmp_path


def translate(language: str, msgid: str, *strings: str) -> None:
    catalog = wording.kept(language)
    catalog[msgid].string = strings if len(strings) > 1 or isinstance(catalog[msgid].id, tuple) else strings[0]
    wording._write(catalog, wording.po_file(language))


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_nothing_on_our_screens_is_left_untranslated(language: str) -> None:
    assert wording.shortcomings(language) == []


def test_gathering_finds_code_templates_and_plurals(small_house: Path) -> None:
    found = {message.id for message in wording.gathered() if message.id}
    assert found == {"Bring the %(name)s again.", "Software", ("%(n)s day", "%(n)s days")}


def test_every_way_in_which_our_code_says_words_is_gathered() -> None:
    """A function left out would let its messages be dropped from the files and shown in English."""
    said = {
        alias or name
        for path in wording._files()
        for line in re.findall(r"^from django\.utils\.translation import (\([^)]*\)|.*)", path.read_text(), re.M)
        for name, alias in re.findall(r"(\w*gettext\w*)(?: as (\w+))?", line)
    }
    assert "gettext_noop" in said
    assert said <= wording.KEYWORDS.keys()


def test_gathering_twice_changes_nothing(small_house: Path) -> None:
    wording.merge()
    first = wording.po_file("zh_Hans").read_bytes()
    wording.merge()
    assert wording.po_file("zh_Hans").read_bytes() == first


def test_a_new_message_is_reported_until_it_is_translated(small_house: Path) -> None:
    assert wording.shortcomings("zh_Hans") == [
        "not in the file: '%(n)s day'",
        "not in the file: 'Bring the %(name)s again.'",
        "not in the file: 'Software'",
    ]
    assert wording.merge() == {"zh_Hans": 3, "zh_Hant": 3}
    translate("zh_Hans", "Software", "软件")
    translate("zh_Hans", "Bring the %(name)s again.", "请再带%(name)s。")
    translate("zh_Hans", "%(n)s day", "%(n)s天")
    assert wording.shortcomings("zh_Hans") == []


def test_traditional_is_filled_from_simplified_but_what_is_written_stays(small_house: Path) -> None:
    wording.merge()
    translate("zh_Hans", "Software", "软件")
    wording.merge()
    assert wording.kept("zh_Hant")["Software"].string == "軟件"
    translate("zh_Hant", "Software", "軟體")
    wording.merge()
    assert wording.kept("zh_Hant")["Software"].string == "軟體"


def test_a_message_nobody_uses_any_more_is_reported_and_goes(small_house: Path) -> None:
    wording.merge()
    translate("zh_Hans", "Bring the %(name)s again.", "请再带%(name)s。")
    (small_house / "courses" / "views.py").write_text("")
    assert "no longer used: 'Bring the %(name)s again.'" in wording.shortcomings("zh_Hans")
    wording.merge()
    assert "Bring the %(name)s again." not in wording.kept("zh_Hans")


def test_a_translation_that_loses_its_placeholder_is_reported(small_house: Path) -> None:
    wording.merge()
    translate("zh_Hans", "Bring the %(name)s again.", "请再带%(nmae)s。")
    assert [line for line in wording.shortcomings("zh_Hans") if line.startswith("placeholders")] != []


def test_compiling_writes_what_is_newer_and_only_that(small_house: Path) -> None:
    wording.merge()
    translate("zh_Hans", "Software", "软件")
    written = wording.compile_stale()
    assert [path.parent.parent.name for path in written] == ["zh_Hans", "zh_Hant"]
    with written[0].open("rb") as file:
        assert read_mo(file)["Software"].string == "软件"
    assert wording.compile_stale() == []


def test_a_process_that_asked_too_early_speaks_the_words_compiled_since(small_house: Path, settings) -> None:
    settings.LOCALE_PATHS = [wording.LOCALE]
    wording.merge()
    translate("zh_Hans", "Software", "软件")
    with translation.override("zh-hans"):
        assert translation.gettext("Software") == "Software"
    wording.compile_stale()
    with translation.override("zh-hans"):
        assert translation.gettext("Software") == "软件"


def test_screens_speak_chinese_by_default_and_english_when_chosen() -> None:
    page = Template('{% load i18n %}{% translate "Sign in" %}')
    said = {}
    for language in ("zh-hans", "zh-hant", "en"):
        with translation.override(language):
            said[language] = page.render(Context())
    assert said == {"zh-hans": "登录", "zh-hant": "登錄", "en": "Sign in"}
