"""Which matters are easily taken for one another."""

from courses.domain.elements import Elements, Material
from courses.domain.neighbours import Kinship, confusable, kinship, life_events


def matter(code: str, *papers: str, parent: str = "", category: str = "民政") -> Elements:
    agent = Material("授权委托书", when="委托他人代办的")
    materials = (*map(Material, papers), agent)
    return Elements(code=code, name=f"事项{code}", parent=parent, category=category, materials=materials)


OWN = matter("M", "身份证", "户口本", "照片", parent="残疾人证")


def codes(*others: Elements) -> list[str]:
    return [other.code for other in confusable(OWN, others)]


def test_those_of_the_same_parent_come_first_the_nearest_of_them_first() -> None:
    assert codes(
        matter("Z", "居民身份证", "居民户口簿", "免冠照片"),
        matter("B", "死亡证明", parent="残疾人证"),
        matter("C", "居民身份证", parent="残疾人证 "),
    ) == ["C", "B", "Z"]


def test_at_most_three_and_never_the_matter_itself() -> None:
    twins = [matter(code, "身份证", "户口簿") for code in "EDCBA"]
    assert codes(OWN, *twins) == ["A", "B", "C"]


def test_a_matter_of_another_category_or_with_other_papers_is_not_taken_for_this_one() -> None:
    assert (
        codes(
            matter("A", "身份证", "户口簿", "照片", category="医保"),
            matter("B", "身份证", "营业执照", "章程"),
            matter("C", "身份证"),
        )
        == []
    )


def test_what_an_agent_brings_makes_no_kinship() -> None:
    assert kinship(OWN, matter("A", "出生证")) == Kinship(False, 0, 0.0)
    assert kinship(matter("A"), matter("B")) == Kinship(False, 0, 0.0)


def test_matters_without_a_category_are_no_neighbours_for_that() -> None:
    bare = matter("X", "身份证", "户口簿", category="")
    assert confusable(bare, [matter("Y", "身份证", "户口簿", category="")]) == ()


def test_a_cell_may_name_several_life_events() -> None:
    assert life_events("公民身后一件事；新生儿出生一件事、公民身后一件事\n") == ("公民身后一件事", "新生儿出生一件事")
    assert life_events("") == ()
