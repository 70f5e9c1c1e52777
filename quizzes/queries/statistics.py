"""How the questions fare, from the examined answers of closed checks in the last year; of nobody in particular.

Practice is left out, for it never leaves a clerk's own screen. A template's version that fewer than FEWEST_PEOPLE
people have answered is only named: the database leaves it out before anything is counted.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from operator import itemgetter

from django.db.models import Count, Max, QuerySet

from courses.moments import start_of
from courses.permissions import catalogues_in_reach, catalogues_reviewed
from people.actor import Actor
from quizzes.domain.item import Item
from quizzes.domain.regrading.rules import as_graded
from quizzes.domain.statistics import FEWEST_PEOPLE
from quizzes.domain.statistics.discrimination import Pair, discrimination, rest_of
from quizzes.domain.statistics.flags import Flag, flags_of
from quizzes.domain.statistics.options import OptionUse, Shown, option_use
from quizzes.domain.statistics.shrinkage import Count as Counted
from quizzes.domain.statistics.shrinkage import Estimate, family_prior, shrunk
from quizzes.domain.written import number_in
from quizzes.models import Attempt, Evidence, ItemSnapshot, Question
from quizzes.queries.regrading import approved_rules, stands
from quizzes.queries.times import typical_seconds

DAYS = 365
NEWEST_ANSWERS = 5000
"""So many of the newest answers tell which options are chosen; all of them tell what is right."""
Version = tuple[str, int]
"""(template, template version)"""
OPTION_KINDS = ("set", "single")


@dataclass(frozen=True, slots=True)
class Measured:
    """One version of a template. `right` is pulled to the family, `guess` is the chance of somebody who doesn't know,
    `matter` one the question was asked of."""

    template: str
    version: int
    title: str
    kind: str
    matter: int
    answers: int
    people: int
    right: Estimate
    guess: float
    discrimination: Estimate | None
    seconds: int | None
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """Versions that may be told, and those too few people have answered."""

    rows: tuple[Measured, ...]
    hidden: tuple[Version, ...]


def examined(actor: Actor, *, on: date) -> QuerySet[Evidence]:
    """What the figures are made of: closed checks of a year, on matters of the catalogues the actor writes or answers
    for."""
    catalogues = (catalogues_in_reach(actor) | catalogues_reviewed(actor)).values("pk")
    return Evidence.objects.of_the_draw().filter(
        kind=Evidence.Kind.EXAMINED,
        effective_at__gte=start_of(on - timedelta(days=DAYS)),
        response__draw__attempt__state=Attempt.State.FINISHED,
        matter__catalogue__in=catalogues,
    )


def statistics(actor: Actor, *, on: date) -> Statistics:
    """Every template's version; seven queries whatever the numbers, an eighth for the words of written questions."""
    rows = examined(actor, on=on)
    groups = rows.order_by().values_list("snapshot__template", "snapshot__template_version")
    grouped = groups.annotate(people=Count("clerk", distinct=True), newest=Max("snapshot"))
    told = {(name, number): (n, newest) for name, number, n, newest in grouped.filter(people__gte=FEWEST_PEOPLE)}
    hidden = grouped.filter(people__lt=FEWEST_PEOPLE).values_list("snapshot__template", "snapshot__template_version")
    pairs, counts = _answers(rows, told)
    families: dict[str, list[Counted]] = defaultdict(list)
    for (name, _number), count in counts.items():
        families[family_of(name)].append(count)
    priors = {family: family_prior(found) for family, found in families.items()}
    snapshots = ItemSnapshot.objects.select_related("matter_version").defer("matter_version__elements")
    newest = snapshots.in_bulk([snapshot for _people, snapshot in told.values()])
    beaten = _beaten(rows, told)
    titles, seconds = _titles(told), typical_seconds()
    found = []
    for key, (people, snapshot) in told.items():
        if not counts[key][1]:
            continue  # all of it was withdrawn
        item = newest[snapshot]
        right, guess = shrunk(counts[key], priors[family_of(key[0])]), float(Fraction(item.content["guess"]))
        told_apart = discrimination(pairs[key])
        flags = flags_of(
            right=right,
            guess=guess,
            discrimination=told_apart,
            distractors=beaten[key],
        )
        found.append(
            Measured(
                *(key[0], key[1], titles.get(key[0], key[0]), item.kind, item.matter_version.matter_id),
                *(counts[key][1], people, right, guess, told_apart, seconds.get(key[0]), flags),
            )
        )
    return Statistics(tuple(found), tuple(sorted(hidden)))


def family_of(template: str) -> str:
    """The templates of a facet are a family, and so are the questions people wrote."""
    return template.partition(".")[0]


def options_of(rows: QuerySet[Evidence]) -> tuple[OptionUse, ...]:
    """Which options of the newest answers were chosen; `question` is (template, version, matter version). Two queries.

    By the key that stands: what was withdrawn is left out.
    """
    rules = approved_rules()
    told = rows.filter(snapshot__kind__in=OPTION_KINDS).order_by("-pk").values_list(
        "response", "clerk", "snapshot__template", "snapshot__template_version", "snapshot__matter_version",
        "snapshot__content", "response__answer",
    )  # fmt: skip
    seen: set[int] = set()
    shown: list[Shown] = []
    for response, clerk, name, number, version, content, answer in told[:NEWEST_ANSWERS]:
        if response in seen:  # an item on two facets has two verdicts
            continue
        seen.add(response)
        question, chosen, key = (name, number, version), answer.get("chosen", ()), content["key"]
        if any((rule.template, rule.template_version) == (name, number) for rule in rules):
            item = Item.from_json(content)
            standing = as_graded(item, rules, version)
            if standing is None:
                continue
            key = standing.key
        shown += (
            Shown(question, response, clerk, option["text"], option["id"] in key, option["id"] in chosen)
            for option in content["options"]
        )
    return option_use(shown)


def _beaten(rows: QuerySet[Evidence], told: Iterable[Version]) -> dict[Version, int]:
    """How many wrong options of each version beat their key."""
    found = dict.fromkeys(told, 0)
    for use in options_of(rows):
        if use.beats_the_key and isinstance(use.question, tuple):
            key = use.question[0], use.question[1]
            found[key] = found.get(key, 0) + 1
    return found


def _answers(
    rows: QuerySet[Evidence], told: Iterable[Version]
) -> tuple[dict[Version, list[Pair]], dict[Version, Counted]]:
    """By version the answers beside the rest of their check, and the counts of right ones and all; one query."""
    told = set(told)
    verdicts = rows.as_corrected().order_by("response__draw__attempt", "response").values_list(
        "response__draw__attempt", "response", "snapshot__template", "snapshot__template_version", "right", "corrected"
    )  # fmt: skip
    pairs: dict[Version, list[Pair]] = {key: [] for key in told}
    counts: dict[Version, Counted] = dict.fromkeys(told, (0, 0))
    for _attempt, sitting in groupby(verdicts.iterator(chunk_size=5000), key=itemgetter(0)):
        answers: list[tuple[Version, bool]] = []
        for _response, said in groupby(sitting, key=itemgetter(1)):
            lines = list(said)
            standing = [stands(right, corrected) for *_rest, right, corrected in lines]
            if counting := [right for right in standing if right is not None]:
                answers.append(((lines[0][2], lines[0][3]), all(counting)))
        rights = sum(right for _key, right in answers)
        for key, right in answers:
            if key not in told:
                continue
            counts[key] = counts[key][0] + right, counts[key][1] + 1
            rest = rest_of(right, rights=rights, asked=len(answers))
            if rest is not None:
                pairs[key].append((right, rest))
    return pairs, counts


def _titles(told: Iterable[Version]) -> dict[str, str]:
    """What a written question asks, by the name it is drawn under."""
    numbers = {number_in(name): name for name, _version in told}
    found = Question.objects.filter(pk__in=[number for number in numbers if number is not None])
    return {numbers[pk]: stem for pk, stem in found.values_list("pk", "stem")}
