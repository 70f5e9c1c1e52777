"""Modules of a size that reads well."""

from statistics import median

from tests.architecture.sources import line_count, modules, name_of, tracked

MEDIAN, MOST, LONGEST, LONGEST_TEST = 80, 250, 400, 500


def test_the_median_module_is_short() -> None:
    sizes = [line_count(path) for path in modules() if path.name != "__init__.py"]
    assert median(sizes) < MEDIAN


def test_nine_modules_in_ten_stay_on_a_few_screens() -> None:
    sizes = [line_count(path) for path in modules()]
    assert sum(size <= MOST for size in sizes) >= 0.9 * len(sizes)


def test_no_module_is_too_long() -> None:
    assert [name_of(path) for path in modules() if line_count(path) > LONGEST] == []


def test_no_test_module_is_too_long() -> None:
    tests = [path for path in tracked() if path.suffix == ".py" and name_of(path).startswith("tests/")]
    assert [name_of(path) for path in tests if line_count(path) > LONGEST_TEST] == []


def test_no_module_is_a_drawer_for_anything() -> None:
    drawers = {"utils", "helpers", "misc", "common"}
    assert [name_of(path) for path in modules() if drawers & {path.stem, *path.parent.parts}] == []
