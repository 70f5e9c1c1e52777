"""Who sat where: fifteen trades, the merge to ten, rotations, shadowing, a secondment, a leave."""

from datetime import datetime

from academy.demo import cast
from academy.demo.calendar import MERGE, SUCCESSION, DemoYear
from academy.demo.people import Town, join
from certification.rotation import operations as rotation
from certification.rotation.domain.moves import Approval, Approver
from certification.rotation.plans import Wish
from people import operations
from people.models import Leave, Posting, RoleGrant, User, Window

Kind = Posting.Kind
# The long leave of one of the ten, in days of the year.
LONG_LEAVE_OF = 4
ON_LEAVE = range(215, 325)


def to_trades(town: Town, windows: list[Window], year: DemoYear) -> None:
    """Each clerk behind the window of a trade."""
    for clerk, window in zip(town.clerks, windows, strict=True):
        wish = Wish(clerk, Kind.BASE, year.day(0), window, reason="专科窗口定岗")
        rotation.sign_posting(wish, approval=Approval(Approver.HEAD), by=town.head, at=year.at(0))


def leave_for_other_posts(town: Town, year: DemoYear) -> None:
    """Five clerks leave the counter with the merge."""
    for clerk in town.clerks[cast.STAYING :]:
        _leave(town, clerk, at=year.at(MERGE), reason="窗口整合，另有任用")


def to_merged(town: Town, windows: list[Window], year: DemoYear) -> None:
    """The ten who stay get a window of the new kind: an early move, so the leader signs under a number."""
    at = year.at(MERGE, 10)
    for clerk, window in zip(town.clerks[: cast.STAYING], windows, strict=True):
        merger = {"reason": "全科窗口改革，专科并综合", "ground": Posting.Ground.MERGER}
        wish = Wish(clerk, Kind.BASE, at.date(), window, **merger)
        rotation.sign_posting(wish, approval=Approval(Approver.LEADER, "演示〔任岗〕1号"), by=town.leader, at=at)


def succeed(town: Town, windows: list[Window], year: DemoYear) -> User:
    """One of the ten moves on, and a newcomer takes the window the same day."""
    at = year.at(SUCCESSION)
    _leave(town, town.clerks[cast.LEAVING], at=at, reason="岗位调整，另有任用")
    newcomer = join(town, at=year.at(SUCCESSION, 9, 30))
    wish = Wish(newcomer, Kind.BASE, at.date(), windows[cast.LEAVING], reason="新进窗口人员定岗")
    rotation.sign_posting(wish, approval=Approval(Approver.HEAD), by=town.head, at=year.at(SUCCESSION, 10))
    return newcomer


def rotate(town: Town, windows: list[Window], year: DemoYear) -> None:
    """Rotations and shadowing beside the base posts; they don't restart its clock."""
    one, two, three, four = (town.clerks[n] for n in (1, 2, 3, 6))
    _beside(town, one, Kind.ROTATION, windows[6], 210, 270, "轮岗学习公安户籍事项", year)
    _beside(town, two, Kind.ROTATION, windows[7], 230, 290, "轮岗学习市场监管事项", year)
    _beside(town, three, Kind.SHADOWING, windows[8], 300, 314, "跟班学习综合执法事项", year, host=town.clerks[8])
    for clerk, window in ((four, windows[0]), (one, windows[8]), (two, windows[6])):
        span = {"starts_on": year.day(250), "ends_on": year.day(480)}
        wish = rotation.StandInWish(clerk, window, **span, reason=f"{window.name}B岗")
        rotation.name_stand_in(wish, by=town.head, at=year.at(245))


def second(town: Town, year: DemoYear) -> None:
    """One secondment, signed by the leader under a document number."""
    task = {"reason": "香会期间抽调至岛务专班", "ground": Posting.Ground.URGENT}
    wish = Wish(town.clerks[9], Kind.SECONDMENT, year.day(335), None, year.day(350), **task)
    approval = Approval(Approver.LEADER, "演示〔抽调〕1号")
    rotation.sign_posting(wish, approval=approval, by=town.leader, at=year.at(333))


def mend(town: Town, windows: list[Window], year: DemoYear) -> None:
    """Of late: a rotation entered at the wrong window was taken back, and an end the leader has yet to sign."""
    clerk, leaving = town.clerks[5], town.clerks[7]
    _beside(town, clerk, Kind.ROTATION, windows[8], 365, 395, "轮岗学习公安户籍事项", year)
    wrong = clerk.postings.get(kind=Kind.ROTATION)
    rotation.annul_by_hand(
        wrong, reason="录入时选错窗口", approval=Approval(Approver.HEAD), by=town.head, at=year.at(360, 15)
    )
    post = leaving.postings.get(kind=Kind.BASE, ends_on=None)
    rotation.ask_to_end(post, ends_on=year.day(395), reason="拟选调至区级部门", by=town.head, at=year.at(361, 11))


def take_leave(town: Town, year: DemoYear) -> None:
    """One long leave, and one that runs today."""
    operations.record_leave(
        town.clerks[LONG_LEAVE_OF],
        kind=Leave.Kind.PARENTAL,
        starts_on=year.day(ON_LEAVE.start),
        ends_on=year.day(ON_LEAVE.stop),
        by=town.head,
        at=year.at(ON_LEAVE.start - 10),
    )
    operations.record_leave(
        town.clerks[5],
        kind=Leave.Kind.ANNUAL,
        starts_on=year.day(362),
        ends_on=year.day(370),
        by=town.head,
        at=year.at(355),
    )


def _leave(town: Town, clerk: User, *, at: datetime, reason: str) -> None:
    """Off the counter for good: the post ends, and the role with it."""
    for posting in clerk.postings.filter(ends_on=None):
        operations.end_posting(posting, ends_on=at.date(), by=town.leader, at=at, reason=reason)
    for grant in clerk.grants.filter(role=RoleGrant.Role.CLERK, ends_on=None):
        operations.end_role(grant, ends_on=at.date(), by=town.leader, at=at)


def _beside(
    town: Town,
    clerk: User,
    kind: str,
    window: Window,
    start: int,
    end: int,
    reason: str,
    year: DemoYear,
    host: User | None = None,
) -> None:
    wish = Wish(clerk, kind, year.day(start), window, year.day(end), reason, host)
    rotation.sign_posting(wish, approval=Approval(Approver.HEAD), by=town.head, at=year.at(start - 5))
