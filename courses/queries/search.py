"""Matters found by what somebody typed, the best first. The database narrows down and sorts; `hits` says why.

A word in the name counts more than one in a spoken name, that more than one in the category or department, that more
than one in a paper; a matter is as good as its worst word. Nothing here is kept between requests.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Greatest, Length

from courses.domain.search.folding import folded
from courses.domain.search.nearness import FEWEST, is_near, nearness, pairs, without_variant
from courses.domain.search.words import Word, words_of
from courses.models import MatterVersion, Offering
from courses.script import simplified

NOWHERE = 99
NEAR_LOOKED_AT = 200
MOST_PAIRS = 24


@dataclass(frozen=True, slots=True)
class Search:
    """Keys of the versions found, the best first. `near`: nothing holds all the words and these come nearest;
    `elsewhere`: the own centre handles none of them."""

    versions: tuple[int, ...]
    words: tuple[Word, ...] = ()
    typed: str = ""
    near: bool = False
    elsewhere: bool = False


def search(
    typed: str, on: date, *, centre: int | None = None, wide: bool = False, category: str | None = None
) -> Search:
    """The centre's matters that hold all the words; else everybody's that do; else the centre's nearest; else
    everybody's nearest. Without a centre, or `wide`, everybody's at once."""
    written = simplified(typed)
    words, whole = words_of(typed, simplified=written), folded(written)
    everywhere = (True,) if wide or centre is None else (False, True)
    for near in (False, True) if words else ():
        for beyond in everywhere:
            rows = _rows(on, None if beyond else centre, category=category)
            found = _nearest(rows, whole) if near else holding(rows, words)
            if found:
                return Search(found, words, whole, near=near, elsewhere=beyond and len(everywhere) > 1)
    return Search((), words, whole)


def holding(rows: QuerySet[MatterVersion], words: Sequence[Word]) -> tuple[int, ...]:
    """Keys of the rows that hold every word somewhere, the best first; one query."""
    rows = rows.annotate(**{f"word_{place}": _rank(word) for place, word in enumerate(words)})
    ranks = [F(f"word_{place}") for place in range(len(words))]
    worst = Greatest(*ranks) if len(ranks) > 1 else ranks[0]
    found = (
        rows.filter(**{f"word_{place}__lt": NOWHERE for place in range(len(words))})
        .annotate(worst=worst, together=reduce(add, ranks))
        .order_by("worst", "together", Length("name"), "matter__catalogue", "category", "matter__code")
    )
    return tuple(found.values_list("pk", flat=True))


def _rows(on: date, centre: int | None, *, category: str | None) -> QuerySet[MatterVersion]:
    rows = MatterVersion.objects.in_force(on)
    if centre is not None:
        rows = rows.filter(matter__in=Offering.objects.running_on(on).filter(centre=centre).values("matter"))
    return rows if category is None else rows.filter(category=category)


def _rank(word: Word) -> Case:
    """How good a place the word has: 0 is best, NOWHERE none."""
    whens = [
        (_any("name", "exact", word) | _any("code", "exact", word)),
        _any("name", "startswith", word),
        _any("name", "contains", word),
        _pinyin("name_readings", word),
        _any("spoken", "contains", word),
        _pinyin("spoken_readings", word),
        _any("code", "contains", word),
        _any("belongs", "contains", word),
        _any("materials", "contains", word),
    ]
    ranked = [When(condition, then=Value(rank)) for rank, condition in enumerate(whens) if condition]
    return Case(*ranked, default=Value(NOWHERE), output_field=IntegerField())


def _any(column: str, lookup: str, word: Word) -> Q:
    return reduce(Q.__or__, (Q(**{f"search_entry__{column}__{lookup}": form}) for form in word.forms))


def _pinyin(column: str, word: Word) -> Q:
    return Q(**{f"search_entry__{column}__regex": word.pinyin}) if word.pinyin else Q()


def _nearest(rows: QuerySet[MatterVersion], typed: str) -> tuple[int, ...]:
    """Keys of the rows one of whose names is all but contained in what was typed, the nearest first."""
    shared = [
        Case(
            When(Q(search_entry__spoken__contains=pair) | Q(search_entry__name__contains=pair), then=Value(1)),
            default=Value(0),
        )
        for pair in pairs(typed)[:MOST_PAIRS]
    ]
    if len(shared) < FEWEST:
        return ()
    rows = rows.annotate(shared=reduce(add, shared)).filter(shared__gte=FEWEST).order_by("-shared", "matter__code")
    columns = rows.values_list("pk", "name", "search_entry__name", "search_entry__spoken")
    near = []
    for pk, name, *kept in columns[:NEAR_LOOKED_AT]:
        phrases = {folded(without_variant(name)), *"\n".join(kept).split("\n")}
        best = max((nearness(phrase, typed) for phrase in phrases if is_near(phrase, typed)), default=0.0)
        if best:
            near.append((-best, len(name), name, pk))
    return tuple(pk for *_order, pk in sorted(near))
