"""Pictures of written questions on sheets of paper."""

from dataclasses import replace

import pytest
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from courses.documents.orders import frame
from courses.documents.press import typeset
from quizzes.domain.item import Kind
from quizzes.domain.on_paper.entries import PaperQuestion
from quizzes.exams.sheets import RULES, WORDS
from quizzes.sheet_parts import printed_question
from quizzes.sheet_pictures import GONE, printed_picture
from tests.factories import FIRST_DAY, MOMENT
from tests.quizzes.domain.on_paper.items import item

pytestmark = pytest.mark.django_db


def sheet_of(asked):
    """A sheet of this one question as PDF."""
    told = {"applicant": "甲", "code": "0000 0195", "about": "", "of": "", "items": [printed_question(asked)]}
    content = frame("试卷", centre="中心", on=FIRST_DAY, language="zh-hans", words=WORDS, rules=RULES, sheets=[told])
    return typeset("exam_sheets", content, at=MOMENT)


def test_a_sheet_prints_the_picture_that_was_asked_with_and_says_where_it_is_gone(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = get_image_model().objects.create(title="样表", file=get_test_image_file(size=(320, 240)))
    picture.get_file_hash()
    plain = item(Kind.SINGLE)
    asked = replace(plain, picture=f"{picture.pk}:{picture.file_hash}")
    assert printed_picture(plain) is None
    told = printed_picture(asked)
    assert 'viewBox="0 0 320 240"' in told["svg"]
    assert told["gone"] == ""
    assert b"/Subtype/Image" in sheet_of(PaperQuestion(1, asked))
    changed = replace(plain, picture=f"{picture.pk}:another")
    assert printed_picture(changed)["gone"] == GONE
    assert b"/Subtype/Image" not in sheet_of(PaperQuestion(1, changed))
