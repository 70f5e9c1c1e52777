"""The list of synonyms as text: read, written out, compared, and what a change touches."""

from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.synonym_lists import ListTrouble, difference, is_touched, names_touched, read_list, written_out
from quizzes.domain.synonyms import DEFAULT_SYNONYMS, Synonyms, levelled

names = st.text("身份证户口簿营业执照委托书照片", min_size=1, max_size=6)
lists = st.lists(names, unique=True, min_size=2, max_size=12).map(
    lambda found: Synonyms(tuple(tuple(found[at : at + 2]) for at in range(0, len(found) - 1, 2)))
)


def test_the_list_that_comes_along_is_written_out_and_read_back_unchanged():
    assert read_list(written_out(DEFAULT_SYNONYMS)) == (DEFAULT_SYNONYMS, ())


@given(lists)
def test_any_sound_list_comes_back(synonyms):
    assert read_list(written_out(synonyms)) == (synonyms, ())


def test_what_people_type_is_read_as_meant():
    found, amiss = read_list("\n 身份证＝居民身份证 = 身份证=\n\n  \n社保卡 = 社会保障卡\n")
    assert (found.groups, amiss) == ((("身份证", "居民身份证"), ("社保卡", "社会保障卡")), ())


def test_everything_amiss_is_told_with_its_line():
    long = "长" * 61
    _found, amiss = read_list(f"身份证\n甲 = 乙\n丙 = 乙（） = {long}")
    assert [(one.code, one.line) for one in amiss] == [
        (ListTrouble.NAME_ALONE, 1),
        (ListTrouble.NAME_TWICE, 3),
        (ListTrouble.NAME_TOO_LONG, 3),
    ]
    assert amiss[1].params == {"name": "乙（）", "other": 2}
    assert [one.code for one in read_list(" \n")[1]] == [ListTrouble.NOTHING_LISTED]
    assert [one.code for one in read_list("\n".join(f"名{n} = 称{n}" for n in range(501)))[1]] == [
        ListTrouble.TOO_MANY_GROUPS
    ]


@given(lists, st.randoms(use_true_random=False))
def test_the_order_of_lines_and_names_means_nothing(synonyms, random):
    groups = [tuple(random.sample(group, len(group))) for group in synonyms.groups]
    random.shuffle(groups)
    assert not difference(synonyms, Synonyms(tuple(groups)))


@given(lists, lists, st.lists(names, max_size=3).map("".join))
def test_two_texts_without_a_touched_name_are_alike_after_the_change_as_before(before, after, text):
    touched = names_touched(difference(before, after))
    if not is_touched(text, touched):
        stands = {frozenset(group) for group in after.groups}
        assert all(
            frozenset(group) in stands for group in before.groups for name in group if levelled(name) in levelled(text)
        )


def test_a_name_that_joins_a_group_touches_the_whole_group_and_nothing_else():
    before = Synonyms((("身份证", "居民身份证"), ("社保卡", "社会保障卡")))
    after = Synonyms((("身份证", "居民身份证", "临时身份证"), ("社保卡", "社会保障卡")))
    found = difference(before, after)
    assert (found.gone, found.new) == ((before.groups[0],), (after.groups[0],))
    assert set(names_touched(found)) == {"居民身份证", "临时身份证", "身份证"}
    assert is_touched("申请人的 居民身份证 原件", names_touched(found))
    assert not is_touched("社会保障卡", names_touched(found))
