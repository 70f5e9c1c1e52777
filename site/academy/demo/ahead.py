"""What the head makes of the weeks ahead: a shadowing and practice with a click each; and who reads by program."""

from datetime import timedelta

from academy.demo.calendar import DemoYear
from academy.demo.people import Town
from certification.api.operations import make_token, withdraw_token
from certification.matrix.operations.ways import arrange_beside, recommend_practice
from certification.matrix.queries import board
from certification.matrix.queries.ahead import ahead_of
from certification.matrix.queries.ways import ways

DAY = 362


def look(town: Town, year: DemoYear) -> None:
    """The worst matter somebody could learn beside a colleague; a token in use, and one withdrawn."""
    on, at = year.day(DAY), year.at(DAY, 10)
    told = {"on": on, "by": town.head, "at": at}
    ahead = ahead_of(board(town.centre, on=on))
    for _row, one in ahead.short:
        found = ways(ahead, one.matter)
        if found.beside:
            reason = "补足在岗认证人数"
            arrange_beside(town.centre, one.matter, found.beside.kept, reason=reason, **told)
            recommend_practice(town.centre, one.matter, list(found.practise), **told)
            break
    until = {"names": False, "expires_on": on + timedelta(days=180), "by": town.head}
    make_token(town.centre, purpose="镇政务大屏（演示）：显示认证覆盖", at=at, **until)
    tried, _token = make_token(town.centre, purpose="数据核对试用（演示）", at=year.at(DAY - 30), **until)
    withdraw_token(tried, by=town.head, at=year.at(DAY - 20))
