"""What a clerk is told after an answer: theirs beside the key, facet by facet, with the source of every fact.

Only for practice and for closed sittings: everything here tells the key.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.domain.facets import Facet
from courses.models import Matter, MatterVersion
from quizzes.domain.case import OUTCOME_TEXTS, Outcome
from quizzes.domain.facts import SourceLine
from quizzes.domain.grading import Grade, grade, key_answer
from quizzes.domain.item import Item, Kind
from quizzes.domain.notice import Notice
from quizzes.models import Draw, Evidence, Response
from quizzes.models.facets import FACET_LABELS

ELEMENT_LABELS = {
    "service_object": gettext_lazy("service object"),
    "acceptance_conditions": gettext_lazy("acceptance conditions"),
    "approval_conditions": gettext_lazy("approval conditions"),
    "conditions": gettext_lazy("conditions"),
    "materials": gettext_lazy("materials"),
    "steps": gettext_lazy("process"),
    "statutory": gettext_lazy("statutory limit"),
    "promised": gettext_lazy("promised limit"),
    "result": gettext_lazy("result"),
    "department": gettext_lazy("department"),
    "name": gettext_lazy("name"),
    "spoken": gettext_lazy("what people say"),
    "type": gettext_lazy("type"),
    "level": gettext_lazy("level"),
    "basis": gettext_lazy("legal basis"),
    "fee": gettext_lazy("fee"),
}


class Mark(StrEnum):
    """How one option fared; the word stands beside the colour."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """One option with the clerk's choice and the verdict in words."""

    text: str
    chosen: bool
    mark: Mark
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One question of an item: a list of options, or (`yours`, `key`) as two texts or two orders."""

    title: str = ""
    lines: tuple[Line, ...] = ()
    yours: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    right: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A fact with the matter, version and element it stands in; `line` counts within it, 0 where it has no lines."""

    text: str
    matter: str
    version: int
    element: str
    line: int
    own: bool


@dataclass(frozen=True, slots=True)
class Feedback:
    """Everything about one answered item. `draw` is None where nothing was kept; `asked` is False of a preview, `given`
    of a question that was left open."""

    draw: Draw | None
    item: Item
    answered: bool
    right: bool
    facets: tuple[tuple[str, bool], ...]
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...]
    notice: Notice | None
    asked: bool = True
    given: bool = True

    @property
    def told(self) -> tuple[tuple[str, Source | None], ...]:
        """What the notice tells, each with the fact it rests on."""
        lines = self.notice.lines if self.notice else ()
        return tuple((line.text, _source(line.source, self.item, {}) if line.source else None) for line in lines)


def feedback_for(draws: Iterable[Draw], *, unanswered: bool = False) -> list[Feedback]:
    """Of answered draws with `snapshot` and its `matter_version` loaded; three queries for any number of them (a
    fourth where one bears on no facet). `unanswered`: of those that were left open, too."""
    draws = list(draws)
    standing: dict[int, Any] = {}
    verdicts: dict[int, list[tuple[str, bool]]] = {}
    rows = Evidence.objects.of_the_draw().filter(response__draw__in=draws).select_related("response").order_by("pk")
    for row in rows:
        standing[row.response.draw_id] = row.response.answer
        verdicts.setdefault(row.response.draw_id, []).append((str(FACET_LABELS[Facet(row.facet)]), row.right))
    if beside := [draw for draw in draws if not draw.facet]:
        answers = Response.objects.filter(draw__in=beside).order_by("sequence")
        standing |= dict(answers.values_list("draw", "answer"))
    names = _names(draws)
    return [
        _feedback(draw, standing.get(draw.pk), tuple(verdicts.get(draw.pk, ())), names)
        for draw in draws
        if unanswered or draw.pk in standing
    ]


def preview_of(item: Item, version: MatterVersion) -> Feedback:
    """The key and the sources of a generated item nobody was asked; one query."""
    catalogue = version.matter.catalogue_id
    codes = {line.code for line in item.sources}
    named = Matter.objects.filter(catalogue=catalogue, code__in=codes).values_list("code", "name")
    names = {(catalogue, code): name for code, name in named}
    return replace(key_of(item), sources=tuple(_source(line, item, names) for line in item.sources))


def key_of(item: Item) -> Feedback:
    """The key of an item nobody was asked, without its sources."""
    return _told(item, key_answer(item), asked=False)


def tried(item: Item, answer: Any) -> Feedback:
    """An answer judged and not kept. Raises grading.BadAnswer."""
    return _told(item, answer, asked=True)


def _told(item: Item, answer: Any, *, asked: bool) -> Feedback:
    given = grade(item, answer)
    return Feedback(
        draw=None,
        item=item,
        answered=asked and bool(answer),
        right=given.right,
        facets=(),
        blocks=_blocks(item, answer, given),
        sources=(),
        notice=item.case.notice if item.case else None,
        asked=asked,
    )


def _feedback(draw: Draw, standing: Any, facets: tuple[tuple[str, bool], ...], names: Any) -> Feedback:
    item, answer = draw.snapshot.item, standing or {}
    given = grade(item, answer)
    return Feedback(
        draw=draw,
        item=item,
        answered=bool(answer),
        right=all(right for _facet, right in facets) if facets else given.right,
        facets=facets,
        blocks=_blocks(item, answer, given),
        sources=tuple(_source(line, item, names) for line in item.sources),
        notice=item.case.notice if item.case else None,
        given=standing is not None,
    )


def _blocks(item: Item, answer: dict[str, Any], graded: Grade) -> tuple[Block, ...]:
    if item.kind is Kind.CASE:
        return _case_blocks(item, answer)
    if item.kind is Kind.ORDERING:
        yours = tuple(item.option(one).text for one in answer.get("order", ()))
        return (Block(yours=yours, key=tuple(item.option(one).text for one in item.key), right=graded.right),)
    if item.kind is Kind.MATCHING:
        matched = answer.get("matched", {})
        yours = tuple(_pair(prompt.text, item.option(matched[prompt.id]).text) for prompt in item.prompts if matched)
        key = tuple(_pair(prompt.text, option.text) for prompt, option in item.pairs())
        return (Block(yours=yours, key=key, right=graded.right),)
    if item.kind is Kind.NUMBER:
        yours = (f"{answer['number']} {item.unit}",) if answer.get("number") else ()
        return (Block(yours=yours, key=(f"{item.key[0]} {item.unit}",), right=graded.right),)
    if item.kind is Kind.TRUE_FALSE:
        words = {"true": _("Correct"), "false": _("Not correct")}
        yours = tuple(words[one] for one in answer.get("chosen", ()))
        return (Block(yours=yours, key=(words[item.key[0]],), right=graded.right),)
    options = [(option.id, option.text) for option in item.options]
    return (_choice(options, answer.get("chosen", ()), item.key, many=item.kind is Kind.SET),)


def _pair(prompt: str, option: str) -> str:
    return f"{prompt} → {option}"


def _case_blocks(item: Item, answer: dict[str, Any]) -> tuple[Block, ...]:
    """The outcome first; then papers and grounds wherever the key or the answer has any."""
    assert item.case is not None
    sheet, key = item.case, item.case.key
    said = answer.get("outcome")
    yours = (OUTCOME_TEXTS[Outcome(said)],) if said else ()
    blocks = [Block(_("What you do"), yours=yours, key=(OUTCOME_TEXTS[key.outcome],), right=said == key.outcome)]
    parts = [
        (_("To be mended, corrected or brought later"), [(o.id, o.text) for o in item.options], "notify", key.notify),
        (_("To hand back"), [(p.id, p.text) for p in sheet.folder], "give_back", key.give_back),
        (_("Grounds, or where to"), [(g.id, g.text) for g in sheet.grounds], "grounds", key.grounds),
    ]
    for title, options, name, right in parts:
        chosen = [one for one in answer.get(name, ()) if name != "give_back" or one not in key.either]
        shown = [option for option in options if option[0] in right or option[0] in chosen]
        if shown:
            blocks.append(_choice(shown, chosen, right, many=name != "grounds", title=title))
    return tuple(blocks)


def _choice(
    options: Iterable[tuple[str, str]], chosen: Iterable[str], key: Iterable[str], *, many: bool, title: str = ""
) -> Block:
    chosen, key = set(chosen), set(key)
    lines = tuple(_line(text, one in chosen, one in key, many=many) for one, text in options)
    return Block(title, lines=lines, right=chosen == key)


def _line(text: str, chosen: bool, right: bool, *, many: bool) -> Line:
    if chosen and right:
        return Line(text, chosen, Mark.RIGHT, _("right"))
    if chosen:
        return Line(text, chosen, Mark.WRONG, _("asked too much") if many else _("not this one"))
    if right:
        return Line(text, chosen, Mark.MISSED, _("left out") if many else _("the answer"))
    return Line(text, chosen, Mark.PLAIN)


def _names(draws: list[Draw]) -> dict[tuple[int, str], str]:
    """Names of the matters cited, by (catalogue, code)."""
    catalogues = {draw.snapshot.matter_version.matter.catalogue_id for draw in draws}
    codes = {line.code for draw in draws for line in draw.snapshot.item.sources}
    rows = Matter.objects.filter(catalogue__in=catalogues, code__in=codes).values_list("catalogue", "code", "name")
    return {(catalogue, code): name for catalogue, code, name in rows}


def _source(line: SourceLine, item: Item, names: dict[tuple[int, str], str]) -> Source:
    root, _bracket, number = line.element.partition(".")[0].rstrip("]").partition("[")
    name = next((found for (_catalogue, code), found in names.items() if code == line.code), line.code)
    return Source(
        text=line.text,
        matter=name,
        version=line.version,
        element=str(ELEMENT_LABELS.get(root, root)),
        line=int(number or 0),
        own=line.code == item.matter_code,
    )
