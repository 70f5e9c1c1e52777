"""Shapes people really send: several options on one line, answers in the stem's bracket, other words for the same."""

import pytest

from quizzes.domain.exchange import Exchanged, gift, moodle_xml, sheet, text
from quizzes.domain.item import Kind

WORD_LIST = """
一、单项选择题（每题2分）
1、申请材料不齐全的，应当（ B ）告知需要补正的全部内容。
A、分次  B、一次性  C、口头三次
2. 首问负责制中，首问责任人是指
A．第一个接待的人
B．科室负责人
正确答案：A
解析：谁先被问到，
谁负责到底。
（二）多选题
3）下列哪些可以作为身份证明？
(A) 居民身份证
(B) 户口簿
(C) 名片
【答案】AB
三、判断题
4．窗口可以要求申请人提交清单以外的材料。（×）
5. 补正告知应当一次性作出。
答案：√
"""


def test_a_word_list_reads_as_people_write_it():
    found, troubles = text.read(WORD_LIST)
    assert troubles == ()
    assert found == (
        Exchanged(
            Kind.SINGLE, "申请材料不齐全的，应当（　）告知需要补正的全部内容。", ("分次", "一次性", "口头三次"), (1,)
        ),
        Exchanged(
            Kind.SINGLE,
            "首问负责制中，首问责任人是指",
            ("第一个接待的人", "科室负责人"),
            (0,),
            explanation="谁先被问到， 谁负责到底。",
        ),
        Exchanged(Kind.SET, "下列哪些可以作为身份证明？", ("居民身份证", "户口簿", "名片"), (0, 1)),
        Exchanged(Kind.TRUE_FALSE, "窗口可以要求申请人提交清单以外的材料。（　）", true=False),
        Exchanged(Kind.TRUE_FALSE, "补正告知应当一次性作出。", true=True),
    )


@pytest.mark.parametrize(
    ("listed", "why"),
    [
        ("1. 没有答案的题\nA. 甲\nB. 乙", "no_answer"),
        ("1. 答案不在选项里\nA. 甲\nB. 乙\n答案：D", "no_question"),
        ("1. 答案写成了话\nA. 甲\nB. 乙\n答案：都对", "names_no_option"),
    ],
    ids=["none", "beyond", "words"],
)
def test_what_is_not_understood_is_named_with_its_line(listed, why):
    found, (trouble,) = text.read(f"一、单选题\n{listed}\n2. 好题\nA. 甲\nB. 乙\n答案：A")
    assert [question.stem for question in found] == ["好题"]
    assert (trouble.code, trouble.line, trouble.params["why"]) == ("question_not_understood", 2, why)


def test_gift_by_hand_with_titles_feedback_and_categories():
    found, troubles = gift.read(
        "$CATEGORY: 户籍\n\n::一题:: 补正几次？ {\n  ~两次#不对\n  =一次#对\n}\n\n"
        "::二题::即办件当场办结。{T}\n\n几个工作日？{#5}\n\n写出名称{=身份证 =户口簿}\n"
    )
    assert found == (
        Exchanged(Kind.SINGLE, "补正几次？", ("两次", "一次"), (1,)),
        Exchanged(Kind.TRUE_FALSE, "即办件当场办结。", true=True),
        Exchanged(Kind.NUMBER, "几个工作日？", number=5),
    )
    assert [(trouble.line, trouble.params["why"]) for trouble in troubles] == [(12, "short_answer")]


def test_moodle_html_is_read_as_text_and_bombs_are_refused():
    found, troubles = moodle_xml.read(
        '<?xml version="1.0"?><quiz><question type="category"><category><text>x</text></category></question>'
        '<question type="multichoice"><questiontext format="html"><text><![CDATA[<p>补正<b>几次</b>？</p>]]></text>'
        "</questiontext><single>true</single>"
        '<answer fraction="0"><text>两次</text></answer><answer fraction="100"><text>一次</text></answer></question>'
        '<question type="essay"><questiontext><text>谈谈</text></questiontext></question></quiz>'
    )
    assert found == (Exchanged(Kind.SINGLE, "补正几次？", ("两次", "一次"), (1,)),)
    assert [(one.params["why"], one.params["kind"]) for one in troubles] == [("kind_unknown", "essay")]
    bomb = '<!DOCTYPE q [<!ENTITY a "aaaa">]><quiz><question type="essay"/>&a;</quiz>'
    assert [trouble.code for trouble in moodle_xml.read(bomb)[1]] == ["xml_damaged"]


def test_a_sheet_with_other_words_for_its_columns():
    found, troubles = sheet.from_rows(
        [
            ["题目类型", "题目", "A", "B", "C", "正确答案", "答案解析"],
            ["多选", "哪些是", "甲", "乙", "丙", "A、C", "见清单"],
            ["", "当场办结", "", "", "", "对", ""],
            ["", "", "", "", "", "", ""],
            ["论述", "谈谈", "", "", "", "略", ""],
        ]
    )
    assert found == (
        Exchanged(Kind.SET, "哪些是", ("甲", "乙", "丙"), (0, 2), explanation="见清单"),
        Exchanged(Kind.TRUE_FALSE, "当场办结", true=True),
    )
    assert [(trouble.code, trouble.line) for trouble in troubles] == [("question_not_understood", 5)]
    assert sheet.from_rows([["题型", "题干"]])[1][0].params == {"column": "答案"}
