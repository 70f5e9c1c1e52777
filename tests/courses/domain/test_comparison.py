"""Sibling matters side by side: only what certainly differs."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.comparison import Aspect, Cell, Comparison, Mark, Otherwise, Row, comparison
from courses.domain.editorial import SYNONYMS
from courses.domain.elements import Elements, Limit, Material, Result
from courses.domain.facets import LICENCE_TYPE, Necessity, TimeUnit

SAME, DIFFERENT, SILENT = Mark.SAME, Mark.DIFFERENT, Mark.SILENT
ALWAYS = Necessity.REQUIRED
NEW = Elements(
    code="A",
    name="残疾人证新办",
    service_object=("残疾人",),
    conditions=("经评定达到等级", "本地户籍"),
    materials=(
        Material("《申请表》", necessity=ALWAYS),
        Material("身份证", originals=1, necessity=ALWAYS),
        Material("照片", necessity=ALWAYS),
    ),
    statutory=Limit("20个工作日", 20, TimeUnit.WORKING_DAY),
    fee="不收费",
    result=Result("残疾人证", "10年"),
)
COPY = Elements(
    code="B",
    name="残疾人证补办",
    service_object=("证件遗失的持证人",),
    conditions=("原证遗失", "本地户籍"),
    materials=(
        Material("《补办申请表》", necessity=ALWAYS),
        Material("居民身份证", originals=0, copies=1, necessity=ALWAYS),
        Material("照片", when="照片不能使用的"),
    ),
    statutory=Limit("10个工作日", 10, TimeUnit.WORKING_DAY),
    fee="免费",
    result=Result("残疾人证"),
)


def cells(own: Elements, other: Elements) -> dict[Aspect, tuple[Cell, ...]]:
    return {row.aspect: row.cells for row in comparison(own, [other]).rows}


def test_only_rows_that_differ_are_shown_and_each_says_in_what() -> None:
    assert comparison(NEW, [COPY]) == Comparison(
        (COPY,),
        (
            Row(Aspect.SERVICE_OBJECT, ("残疾人",), (Cell(DIFFERENT, instead=("证件遗失的持证人",)),)),
            Row(
                Aspect.CONDITIONS,
                ("经评定达到等级",),
                (Cell(DIFFERENT, more=("原证遗失",), less=("经评定达到等级",)),),
            ),
            Row(
                Aspect.MATERIALS,
                ("《申请表》",),
                (
                    Cell(
                        DIFFERENT,
                        more=("《补办申请表》",),
                        less=("《申请表》",),
                        otherwise=(
                            Otherwise("居民身份证", "原件0份、复印件1份", "原件1份"),
                            Otherwise("照片", "照片不能使用的", ""),
                        ),
                    ),
                ),
            ),
            Row(Aspect.STATUTORY, ("20个工作日",), (Cell(DIFFERENT, ("10个工作日",)),)),
        ),
    )


def test_a_row_shows_every_other_matter_that_differs_somewhere() -> None:
    dear = replace(NEW, code="C", fee="每证5元")
    found = comparison(NEW, [COPY, dear])
    assert found.others == (COPY, dear)
    assert found.rows[-1] == Row(Aspect.FEE, ("不收费",), (Cell(SAME), Cell(DIFFERENT, ("每证5元",))))
    assert found.rows[3] == Row(Aspect.STATUTORY, ("20个工作日",), (Cell(DIFFERENT, ("10个工作日",)), Cell(SAME)))


def test_a_matter_that_differs_in_nothing_stated_is_left_out() -> None:
    assert comparison(NEW, [replace(NEW, code="C", name="别名")]) == Comparison((), ())


@pytest.mark.parametrize(
    ("aspect", "silent"),
    [
        (Aspect.SERVICE_OBJECT, {"service_object": ()}),
        (Aspect.MATERIALS, {"materials": ()}),
        (Aspect.STATUTORY, {"statutory": None}),
        (Aspect.FEE, {"fee": "/"}),
        (Aspect.VALIDITY, {"result": Result("残疾人证")}),
    ],
)
def test_silence_differs_from_nothing(aspect: Aspect, silent: dict) -> None:
    assert aspect not in cells(NEW, replace(NEW, **silent))
    assert aspect not in cells(replace(NEW, **silent), NEW)


def test_silence_beside_a_difference_says_nothing_of_itself() -> None:
    found = comparison(NEW, [COPY, replace(COPY, code="C", statutory=None)])
    assert [row.cells for row in found.rows if row.aspect is Aspect.STATUTORY] == [
        (Cell(DIFFERENT, ("10个工作日",)), Cell(SILENT))
    ]


def test_the_plain_days_of_a_licence_are_its_working_days() -> None:
    plain = replace(NEW, type=LICENCE_TYPE, statutory=Limit("20日", 20, TimeUnit.DAY))
    assert cells(replace(NEW, type=LICENCE_TYPE), plain) == {}
    assert Aspect.STATUTORY in cells(NEW, replace(plain, type="行政确认"))


def test_one_case_in_each_matter_s_own_words_is_no_difference() -> None:
    def asked(when: str) -> Elements:
        return replace(NEW, materials=(Material("监护人身份证", when=when),))

    assert cells(asked("智力残疾人申请的"), asked("智力残疾人办理的")) == {}
    assert Aspect.MATERIALS in cells(asked("智力残疾人申请的"), asked("遗失的"))


# What normalising removes: every listed synonym, width, spacing, marks.
WORDS = st.sampled_from(sorted({*SYNONYMS, *(v for vs in SYNONYMS.values() for v in vs)}))
CANON = {variant: word for word, variants in SYNONYMS.items() for variant in (word, *variants)}


@st.composite
def said_twice(draw: st.DrawFn) -> tuple[str, str]:
    """A text and the same in other words."""
    word = draw(WORDS)
    other = draw(st.sampled_from(sorted(v for v, canon in CANON.items() if canon == CANON[word])))
    return (
        f"有效的{word}",
        f"{draw(st.sampled_from(['', ' ', '《', '“']))}有效的 {other}{draw(st.sampled_from(['', '。', '》']))}",
    )


@given(said_twice(), said_twice(), said_twice())
def test_no_difference_is_claimed_that_normalising_removes(paper, clause, fee) -> None:
    def matter(code: str, n: int) -> Elements:
        return replace(
            NEW,
            code=code,
            materials=(Material(paper[n]),),
            conditions=(clause[n],),
            service_object=(fee[n],),
            fee=fee[n],
        )

    assert comparison(matter("A", 0), [matter("B", 1)]) == Comparison((), ())


TEXTS = st.sampled_from(["", "甲", "乙", "丙；", "丙"])
ANY = st.builds(
    Elements,
    code=st.sampled_from("ABC"),
    name=st.just("名"),
    service_object=st.lists(TEXTS, max_size=3).map(tuple),
    conditions=st.lists(TEXTS, max_size=3).map(tuple),
    materials=st.lists(
        st.builds(Material, name=TEXTS, originals=st.sampled_from([None, 0, 1]), when=TEXTS), max_size=3
    ).map(tuple),
    fee=TEXTS,
    department=TEXTS,
)


@given(ANY, st.lists(ANY, max_size=3))
def test_every_row_has_a_difference_and_a_cell_for_every_matter(own, others) -> None:
    found = comparison(own, others)
    assert set(found.others) <= set(others)
    for row in found.rows:
        assert len(row.cells) == len(found.others)
        assert DIFFERENT in [cell.mark for cell in row.cells]
        for cell in row.cells:
            assert bool(cell.instead or cell.more or cell.less or cell.otherwise) or cell.mark is not DIFFERENT


@given(ANY, ANY)
def test_two_matters_differ_in_the_same_aspects_from_either_side(one, other) -> None:
    assert cells(one, other).keys() == cells(other, one).keys()
