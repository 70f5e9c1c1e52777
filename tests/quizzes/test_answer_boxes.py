"""The boxes of an answer are joined as text, and are Django's own."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils.html import escape

from quizzes.forms.answers import SetForm, SingleForm

WORDS = ("身份证<原件>", 'a "quoted" & b')


ITEM = SimpleNamespace(options=[SimpleNamespace(id=key, text=text) for key, text in zip("ab", WORDS, strict=True)])
"""As much of an item as its form reads."""


@pytest.mark.parametrize("form", [SingleForm, SetForm])
@pytest.mark.parametrize(("language", "spoken"), [("zh-hans", ""), ("en", ' lang="zh-Hans"')])
def test_a_row_is_the_box_django_draws_and_its_words(form, language, spoken):
    shown = form(ITEM, auto_id="q3_%s", initial={"chosen": ["b"] if form is SetForm else "b"})
    told = Context({"form": shown, "LANGUAGE_CODE": language})
    rows = Template("{% load answers %}{% option_rows form.chosen %}").render(told)
    assert rows == "".join(
        f'<div class="option">{choice.tag()}<label class="option__words" for="{choice.id_for_label}"{spoken}>'
        f"{escape(text)}</label></div>"
        for choice, text in zip(shown["chosen"], WORDS, strict=True)
    )
    assert rows.count(" checked") == 1
