"""Who sat where: fifteen trades, the merge to ten, rotations, shadowing, a secondment, a leave."""

from academy.demo import cast
from academy.demo.calendar import DemoYear
from academy.demo.people import Town
from certification.rotation import operations as rotation
from certification.rotation.domain.moves import Approval, Approver
from certification.rotation.plans import Wish
from people import operations
from people.models import Leave, Posting, RoleGrant, User, Window

Kind = Posting.Kind


def to_trades(town: Town, windows: list[Window], year: DemoYear) -> None:
    """Each clerk behind the window of a trade."""
    for clerk, window in zip(town.clerks, windows, strict=True):
        wish = Wish(clerk, Kind.BASE, year.day(0), window, reason="专科窗口定岗")
        rotation.sign_posting(wish, approval=Approval(Approver.HEAD), by=town.head, at=year.at(0))


def leave_for_other_posts(town: Town, year: DemoYear) -> None:
    """Five clerks leave the counter with the merge."""
    at = year.at(120)
    for clerk in town.clerks[cast.STAYING :]:
        for posting in clerk.postings.filter(ends_on=None):
            operations.end_posting(posting, ends_on=at.date(), by=town.leader, at=at, reason="窗口整合,另有任用")
        for grant in clerk.grants.filter(role=RoleGrant.Role.CLERK, ends_on=None):
            operations.end_role(grant, ends_on=at.date(), by=town.leader, at=at)


def to_merged(town: Town, windows: list[Window], year: DemoYear) -> None:
    """The ten who stay get a window of the new kind: an early move, so the leader signs under a number."""
    at = year.at(120, 10)
    for clerk, window in zip(town.clerks[: cast.STAYING], windows, strict=True):
        wish = Wish(clerk, Kind.BASE, at.date(), window, reason="全科窗口改革,专科并综合")
        rotation.sign_posting(wish, approval=Approval(Approver.LEADER, "演示〔任岗〕1号"), by=town.leader, at=at)


def rotate(town: Town, windows: list[Window], year: DemoYear) -> None:
    """Rotations and shadowing beside the base posts; they don't restart its clock."""
    one, two, three, four = (town.clerks[n] for n in (1, 2, 3, 6))
    _beside(town, one, Kind.ROTATION, windows[6], 170, 230, "轮岗学习公安户籍事项", year)
    _beside(town, two, Kind.ROTATION, windows[7], 200, 260, "轮岗学习市场监管事项", year)
    _beside(town, three, Kind.SHADOWING, windows[8], 240, 254, "跟班学习综合执法事项", year, host=town.clerks[8])
    _beside(town, four, Kind.STAND_IN, windows[0], 300, None, "综合窗口一 B 岗", year)


def second(town: Town, year: DemoYear) -> None:
    """One secondment, signed by the leader under a document number."""
    wish = Wish(town.clerks[9], Kind.SECONDMENT, year.day(335), None, year.day(350), "香会期间抽调至岛务专班")
    approval = Approval(Approver.LEADER, "演示〔抽调〕1号")
    rotation.sign_posting(wish, approval=approval, by=town.leader, at=year.at(333))


def take_leave(town: Town, year: DemoYear) -> None:
    """One long leave, and one that runs today."""
    operations.record_leave(
        town.clerks[4],
        kind=Leave.Kind.PARENTAL,
        starts_on=year.day(180),
        ends_on=year.day(290),
        by=town.head,
        at=year.at(170),
    )
    operations.record_leave(
        town.clerks[5],
        kind=Leave.Kind.ANNUAL,
        starts_on=year.day(362),
        ends_on=year.day(370),
        by=town.head,
        at=year.at(355),
    )


def _beside(
    town: Town,
    clerk: User,
    kind: str,
    window: Window,
    start: int,
    end: int | None,
    reason: str,
    year: DemoYear,
    host: User | None = None,
) -> None:
    ends_on = year.day(end) if end else None
    wish = Wish(clerk, kind, year.day(start), window, ends_on, reason, host)
    rotation.sign_posting(wish, approval=Approval(Approver.HEAD), by=town.head, at=year.at(start - 5))
