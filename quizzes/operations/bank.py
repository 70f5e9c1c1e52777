"""Importing questions: read into a plan, then apply; a question that is there already is left alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from courses.models import Matter, StandardPage
from ledger import audit
from people.models import User
from quizzes.domain.exchange import Exchanged, Trouble
from quizzes.domain.item import Kind
from quizzes.domain.synonyms import levelled
from quizzes.models import Question, QuestionOption


@dataclass(frozen=True, slots=True)
class QuestionPlan:
    """What an import would do: questions to add, how many are there already, and what couldn't be read."""

    new: tuple[Exchanged, ...]
    known: int
    troubles: tuple[Trouble, ...]


def plan_questions(questions: Iterable[Exchanged], troubles: Iterable[Trouble] = ()) -> QuestionPlan:
    """Questions whose words are there already about the same matter (or about none), in the bank or earlier in the
    file, are known. Writes nothing."""
    questions = list(questions)
    matters = set(Matter.objects.filter(code__in=_codes(questions)).values_list("code", flat=True))
    rows = Question.objects.values_list("stem", "matter__code")
    seen = {(levelled(stem), code or "") for stem, code in rows}
    new, known = [], 0
    for question in questions:
        code = question.provenance.matter_code
        face = levelled(question.stem), code if code in matters else ""
        if face in seen:
            known += 1
            continue
        seen.add(face)
        new.append(question)
    return QuestionPlan(tuple(new), known, tuple(troubles))


@transaction.atomic
def apply_questions(plan: QuestionPlan, *, publish: bool, by: User | None, at: datetime) -> list[Question]:
    """Add the planned questions, as drafts or published; a label that names a standard ties a question to it."""
    standards = {page.slug: page for page in StandardPage.objects.all()}
    matters = {matter.code: matter for matter in Matter.objects.filter(code__in=_codes(plan.new))}
    return [_add(question, standards, matters, publish=publish, by=by, at=at) for question in plan.new]


def _codes(questions: Iterable[Exchanged]) -> set[str]:
    return {question.provenance.matter_code for question in questions if question.provenance.matter_code}


def _add(
    told: Exchanged,
    standards: dict[str, StandardPage],
    matters: dict[str, Matter],
    *,
    publish: bool,
    by: User | None,
    at: datetime,
) -> Question:
    matter = matters.get(told.provenance.matter_code)
    standard = next((standards[label] for label in told.labels if label in standards), None)
    question = Question(
        kind=told.kind.value,
        stem=told.stem,
        is_true=told.true,
        number=told.number,
        unit=told.unit,
        explanation=told.explanation,
        matter=matter,
        facet=told.provenance.facets[0] if matter and told.provenance.facets else "",
        standard=None if matter else standard,
        live=False,
    )
    question.options = _options(told)
    question.save()
    question.tags.add(*(label for label in told.labels if label not in standards))
    question.save()
    revision = question.save_revision(user=by)
    if publish:
        revision.publish(user=by)
    audit.record("question.imported", question, by=by, at=at, published=publish)
    return question


def _options(told: Exchanged) -> list[QuestionOption]:
    if told.kind is Kind.MATCHING:
        pairs = [(told.options[place], prompt) for prompt, place in zip(told.prompts, told.key, strict=True)]
        spare = [(text, "") for n, text in enumerate(told.options) if n not in told.key]
        return [
            QuestionOption(text=text, prompt=prompt, sort_order=n) for n, (text, prompt) in enumerate(pairs + spare)
        ]
    places = told.key if told.kind is Kind.ORDERING else range(len(told.options))
    return [
        QuestionOption(
            text=told.options[place],
            is_right=told.kind is not Kind.ORDERING and place in told.key,
            sort_order=n,
        )
        for n, place in enumerate(places)
    ]
