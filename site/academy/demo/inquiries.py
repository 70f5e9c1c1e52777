"""Questions the demo's clerks asked about matters, and what the department answered."""

from academy.demo.calendar import DemoYear
from academy.demo.people import Town
from courses import operations
from courses.models import Inquiry, Matter

# (day, clerk, code, facet, question, day and words of the answer). Invented, to show what a question looks like.
ASKED = (
    (
        *(210, 0, "PTS-WJ-006", "service_object", "客栈只有三间房，也要办公共场所卫生许可吗？"),
        (211, "按住宿场所办。房间少的能否简化，以县级发证机关的答复为准，先请申请人带平面图来问。"),
    ),
    (
        *(290, 2, "PTS-WJ-007", "materials", "延续的时候检测报告是不是每家都要交？"),
        (292, "发证机关要求核验现行卫生状况的才交，没有要求的不要收。"),
    ),
    (
        *(340, 0, "PTS-WJ-001", "materials", "光荣证原件丢了，单位也注销了，拿什么证明？"),
        (341, "先查档案和数据共享，查不到的由村（社区）出具情况说明，不要让群众自己去开别的证明。"),
    ),
    (*(358, 0, "PTS-WJ-002", "process", "生育登记可以由老人代办吗？"), (361, "可以，带上委托书和双方的身份证件。")),
    (*(361, 3, "PTS-WJ-008", "conditions", "门牌号改了、地址没动，是变更还是新办？"), None),
    (*(362, 0, "PTS-WJ-003", "", "外省户籍的父母在岛上工作，孩子的育儿补贴在哪里申领？"), None),
)
HIDDEN = (
    362,
    4,
    "PTS-WJ-006",
    "materials",
    "昨天来的那位老板说去年没要平面图？",
    "说的是某一位申请人的事，请改问一般情形",
)


def ask(town: Town, year: DemoYear) -> None:
    """Ask, answer and take one off, each at its day; one answer was given before its list changed."""
    for day, clerk, code, facet, text, answered in ASKED:
        inquiry = _ask(town, year, day, clerk, code, facet, text)
        if answered:
            operations.answer(inquiry, text=answered[1], by=town.reviewer, at=year.at(answered[0], 14))
    day, clerk, code, facet, text, reason = HIDDEN
    inquiry = _ask(town, year, day, clerk, code, facet, text)
    operations.hide(inquiry, hidden=True, reason=reason, by=town.editor, at=year.at(day, 16))


def _ask(town: Town, year: DemoYear, day: int, clerk: int, code: str, facet: str, text: str) -> Inquiry:
    matter = Matter.objects.get(catalogue__unit=town.unit, code=code)
    return operations.ask(
        matter, facet=facet, text=text, centre=town.centre.pk, by=town.clerks[clerk], at=year.at(day, 10)
    )
