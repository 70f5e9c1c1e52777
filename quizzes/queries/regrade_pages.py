"""What the pages about regradings show: proposals in reach, and a plan with the names a reader may see."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from courses.domain.facets import Facet
from courses.models import Matter, MatterVersion
from people import permissions
from people.actor import Actor
from people.models import RoleGrant, User
from quizzes import consequences
from quizzes.consequences import Consequence
from quizzes.domain.item import Item
from quizzes.domain.mastery import How
from quizzes.domain.registry import TEMPLATES
from quizzes.domain.regrading.plan import RegradePlan
from quizzes.domain.regrading.scores import Score, Verdict
from quizzes.exams.domain.marking import Score as ExamScore
from quizzes.models import ItemSnapshot, RegradedOutcome, Regrading
from quizzes.permissions import may_regrade, may_regrade_all

RELATED = ("matter_version__matter__catalogue", "snapshot", "by", "decision__by")


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One check before and after; `who` is a name only where the reader may see it."""

    who: str
    matter: str
    before: Score
    after: Score


@dataclass(frozen=True, slots=True)
class ExamLine:
    """One sitting of an exam before and after; `who` as in a ScoreLine."""

    who: str
    before: Score
    after: Score


@dataclass(frozen=True, slots=True)
class CellLine:
    """How many clerks' facet of a matter is known otherwise; nobody's name, for practice is in it."""

    matter: str
    facet: Facet
    before: How
    after: How
    clerks: int


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A plan with everything a reader needs to decide."""

    plan: RegradePlan
    scores: tuple[ScoreLine, ...]
    exams: tuple[ExamLine, ...]
    cells: tuple[CellLine, ...]
    certifications: tuple[tuple[str, str, Consequence], ...] | None

    @property
    def papers(self) -> int:
        return sum(one.papers for _who, _matter, one in self.certifications or ())


def regradings_in_reach(actor: Actor, *, decided: bool) -> list[Regrading]:
    """Newest first, those the actor may propose or decide; one query, and another where one is about every matter."""
    found = Regrading.objects.filter(decision__isnull=not decided).select_related(*RELATED).order_by("-pk")
    rows = list(found.defer("matter_version__elements", "matter_version__cells"))
    everywhere = any(row.matter_version is None for row in rows) and may_regrade_all(actor)
    return [row for row in rows if (may_regrade(actor, row.matter_version) if row.matter_version else everywhere)]


def regrading_or_none(pk: int) -> Regrading | None:
    """With what its page needs."""
    return Regrading.objects.select_related(*RELATED).filter(pk=pk).first()


def plan_shown(plan: RegradePlan, actor: Actor, *, on: date) -> PlanShown:
    """The plan in words; names of clerks only of centres in the actor's sight."""
    found = consequences.certifications_after(plan, on=on)
    clerks = {change.clerk for change in (*plan.scores, *plan.exams)} | {one.clerk for one in found or ()}
    names, matters = _names(clerks, actor, on=on), _matters(plan)
    cells = Counter(
        (change.matter, change.facet, change.before.how, change.after.how)
        for change in plan.cells
        if change.before.how is not change.after.how
    )
    return PlanShown(
        plan,
        tuple(ScoreLine(names[c.clerk], matters[c.matter], c.before, c.after) for c in plan.scores),
        tuple(ExamLine(names[c.clerk], _in_words(c.before), _in_words(c.after)) for c in plan.exams),
        tuple(CellLine(matters[matter], *told, clerks=n) for (matter, *told), n in sorted(cells.items())),
        None if found is None else tuple((names[one.clerk], matters[one.matter], one) for one in found),
    )


def done(regrading: Regrading, actor: Actor, *, on: date) -> tuple[tuple[str, RegradedOutcome], ...]:
    """The checks it changed, as the ledger keeps them, with the names the actor may see."""
    rows = list(regrading.outcomes.select_related("outcome__matter").order_by("pk"))
    names = _names({row.outcome.clerk_id for row in rows}, actor, on=on)
    return tuple((names[row.outcome.clerk_id], row) for row in rows)


def is_out(regrading: Regrading) -> bool:
    """Whether it took something out that is out still, and that nobody proposes to put back."""
    if regrading.kind != Regrading.Kind.WITHDRAW or not regrading.decision.approved:
        return False
    of = {name: getattr(regrading, name) for name in ("template", "template_version", "matter_version")}
    later = Regrading.objects.filter(**of, pk__gt=regrading.pk).exclude(kind=Regrading.Kind.KEY)
    return not later.exclude(decision__approved=False).exists()


def is_known(template: str, number: int) -> bool:
    """Whether the version of a template is in the house, or was asked once."""
    known = TEMPLATES.get(template)
    if known is not None and known.version == number:
        return True
    return ItemSnapshot.objects.filter(template=template, template_version=number).exists()


def asked_like(item: Item, version: MatterVersion) -> ItemSnapshot | None:
    """A question that was shown to somebody and has the item's face; None where none was."""
    rows = ItemSnapshot.objects.filter(
        matter_version=version, template=item.template, template_version=item.template_version, draws__isnull=False
    )
    return next((row for row in rows.distinct() if row.item.face == item.face), None)


def _in_words(reached: ExamScore) -> Score:
    """As the score of a check is shown."""
    return Score(Verdict.PASSED if reached.passed else Verdict.FAILED, reached.asked, reached.right)


def _matters(plan: RegradePlan) -> dict[int, str]:
    keys = {change.matter for change in plan.verdicts}
    return dict(Matter.objects.filter(pk__in=keys).values_list("pk", "name"))


def _names(clerks: Iterable[int], actor: Actor, *, on: date) -> dict[int, str]:
    clerks = list(clerks)
    sight = set(permissions.centres_in_sight(actor).values_list("pk", flat=True))
    grants = RoleGrant.objects.in_force(on).filter(role=RoleGrant.Role.CLERK, user__in=clerks)
    posts = {grant.user_id: grant.centre for grant in grants.select_related("centre")}
    found = {}
    for clerk in User.objects.filter(pk__in=clerks):
        centre = posts.get(clerk.pk)
        if actor.is_admin or (centre is not None and centre.pk in sight):
            found[clerk.pk] = str(clerk)
        else:
            found[clerk.pk] = _("a clerk of %(centre)s") % {"centre": centre} if centre else _("a former clerk")
    return found
