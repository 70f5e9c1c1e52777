"""Output that changes under one template version is a mistake: bump it, then run write_golden."""

import json

import pytest

from quizzes.domain.registry import TEMPLATES
from tests.quizzes.domain.write_golden import FOLDER, golden, path_of


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_makes_what_it_made(name):
    assert json.loads(path_of(name).read_text("utf-8")) == golden(name)


def test_no_golden_file_outlives_its_template():
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == sorted(TEMPLATES)
