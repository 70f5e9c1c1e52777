import pytest

from certification.training.domain.rolls import Entry, Known, LeftOut, RollAction, RollLine, plan_roll, read_roll
from courses.domain.problems import Refusal
from courses.domain.source import Format, Sheet, Source

OURS = [Known(1, "王海", "W01"), Known(2, "李 帆", ""), Known(3, "张伟", "W03"), Known(4, "张伟", "W04")]
PLACES = ("普陀山镇便民服务中心", "普陀山镇")


def plan(*entries, standing=None):
    return plan_roll(entries, OURS, places=PLACES, standing=standing or {})


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        pytest.param(Entry(2, "王海"), 1, id="a name only one has"),
        pytest.param(Entry(2, "李帆"), 2, id="written without the space"),
        pytest.param(Entry(2, "张伟", "Ｗ03"), 3, id="two have the name, the number tells"),
        pytest.param(Entry(2, "李帆", "L77"), 2, id="a number we don't keep"),
        pytest.param(Entry(2, "王海", unit="普陀区普陀山镇"), 1, id="our unit, written longer"),
        pytest.param(Entry(2, "张伟"), LeftOut.AMBIGUOUS, id="two have the name"),
        pytest.param(Entry(2, "赵明"), LeftOut.NOT_OURS, id="nobody has it"),
        pytest.param(Entry(2, "王海", unit="桃花镇"), LeftOut.OTHER_UNIT, id="the same name elsewhere"),
        pytest.param(Entry(2, "王海", "W03"), LeftOut.NUMBER_DIFFERS, id="somebody else's number"),
        pytest.param(Entry(2, "王海", "Q99"), LeftOut.NUMBER_DIFFERS, id="another number than ours"),
        pytest.param(Entry(2, "王海", result="85分"), LeftOut.RESULT_UNCLEAR, id="a score is no result"),
        pytest.param(Entry(2, "王海", result=""), LeftOut.RESULT_UNCLEAR, id="an empty result among others"),
    ],
)
def test_who_a_row_names_is_recognised_or_left_out_with_its_reason(entry, found):
    told = plan(entry)
    if isinstance(found, LeftOut):
        assert (told.lines, told.left_out) == ((), ((entry, found),))
    else:
        assert (told.lines, told.left_out) == ((RollLine(RollAction.ADD, 2, found, completed=True),), ())


def test_what_stands_is_left_alone_and_what_differs_is_corrected():
    rows = [Entry(2, "王海", result="合格"), Entry(3, "李帆", result="未结业"), Entry(4, "王海", result="缺席")]
    told = plan(*rows, standing={1: True, 2: True})
    assert told.lines == (
        RollLine(RollAction.UNCHANGED, 2, 1, completed=True, before=True),
        RollLine(RollAction.CORRECT, 3, 2, completed=False, before=True),
    )
    assert (told.left_out, told.changes) == (((rows[2], LeftOut.REPEATED),), told.lines[1:])
    assert told.digest != plan(*rows, standing={1: True}).digest


def test_a_list_is_read_by_its_header_whatever_stands_above_and_beside_it():
    rows = (("培训人员名单", "", ""), ("序号", "参训人员姓名", "考核结果"), ("1", "王海", "合格"), ("2", "", "合格"))
    entries, problems = read_roll(Source(Format.XLSX, (Sheet("名单", rows),)))
    assert entries == (Entry(3, "王海", result="合格"),)
    assert [problem.code for problem in problems] == ["column_unknown"]
    with pytest.raises(Refusal):
        read_roll(Source(Format.XLSX, (Sheet("名单", (("事项", "时限"), ("甲", "3"))),)))
