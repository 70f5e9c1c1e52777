"""Written questions that are like another, or like what is generated of the same matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from courses.domain.facets import Facet
from courses.models import Matter
from courses.queries import version_in_force
from quizzes.domain.alike import Face, Likeness, face_of, pairs_among, pairs_with
from quizzes.domain.exchange import of_item
from quizzes.domain.item import Item
from quizzes.domain.registry import generate, templates_for
from quizzes.domain.synonyms import Synonyms
from quizzes.models import Question
from quizzes.queries.banks import bank_for
from quizzes.queries.synonyms import synonyms_digest, synonyms_of

SEEDS = range(6)
"""So many items of each template are looked at: what is often asked is among them."""

Generated = list[tuple[Face, str]]


@dataclass(frozen=True, slots=True)
class Alike:
    """A written question and what it is like: another one, or an item of `template` of its matter, with its `stem`."""

    question: Question
    likeness: Likeness
    other: Question | None = None
    template: str = ""
    stem: str = ""

    @property
    def told(self) -> str:
        """The words of the other."""
        return self.other.stem if self.other else self.stem


def questions_about(matter: int | None, standard: int | None) -> QuerySet[Question]:
    """Every written question about the same thing, drafts too, in their order."""
    found = Question.objects.filter(matter=matter, standard=standard).select_related("matter")
    return found.prefetch_related("options").order_by("pk")


def things_asked_about() -> list[tuple[Matter | None, int | None]]:
    """(matter, standard) of all written questions, each once; two queries."""
    keys = Question.objects.order_by("matter__catalogue", "matter__code", "standard").values_list("matter", "standard")
    found = list(dict.fromkeys(keys))
    matters = Matter.objects.select_related("catalogue__unit").in_bulk({matter for matter, _ in found if matter})
    return [(matters.get(matter), standard) for matter, standard in found]


def alike_among(questions: Sequence[Question], *, on: date) -> list[Alike]:
    """Of all the questions about one thing: those that are like another, then those that are like generated items."""
    synonyms = synonyms_of(synonyms_digest())
    by_name = {str(question.pk): question for question in questions}
    faces = {name: face for name, question in by_name.items() if (face := _face(question, synonyms))}
    told = [
        Alike(by_name[pair.one.name], pair.likeness, other=by_name[pair.other.name])
        for pair in pairs_among(list(faces.values()))
    ]
    generated: dict[str, Generated] = {}
    for name, face in faces.items():
        question = by_name[name]
        if question.facet not in generated:
            generated[question.facet] = _generated(question, on=on)
        told += _like(question, face, generated[question.facet])
    return told


def alike_to(question: Question, *, on: date) -> list[Alike]:
    """What this one, as it was just saved, is like."""
    synonyms = synonyms_of(synonyms_digest())
    face = _face(question, synonyms)
    if face is None:
        return []
    about = questions_about(question.matter_id, question.standard_id).exclude(pk=question.pk)
    others = {str(other.pk): other for other in about}
    faces = [found for other in others.values() if (found := _face(other, synonyms))]
    told = [Alike(question, pair.likeness, other=others[pair.other.name]) for pair in pairs_with(face, faces)]
    return told + _like(question, face, _generated(question, on=on))


def _face(question: Question, synonyms: Synonyms) -> Face | None:
    """None where what was saved is no question yet."""
    try:
        asked = question.exchanged()
    except ValueError:
        return None
    return face_of(str(question.pk), asked, synonyms, matter=question.matter.name if question.matter else "")


def _generated(question: Question, *, on: date) -> Generated:
    """Items of the question's facet of its matter; none of a question about no facet."""
    version = version_in_force(question.matter, on) if question.matter and question.facet else None
    if version is None:
        return []
    bank = bank_for(version, on=on)
    made = [generate(bank, one.name, seed) for one in templates_for(Facet(question.facet)) for seed in SEEDS]
    items = [(one, asked) for one in made if isinstance(one, Item) and (asked := of_item(one))]
    return [(face_of(one.template, asked, bank.synonyms, matter=version.name), one.stem) for one, asked in items]


def _like(question: Question, face: Face, generated: Generated) -> list[Alike]:
    stems = {found.name: stem for found, stem in generated}
    pairs = pairs_with(face, (found for found, _stem in generated))
    return [Alike(question, one.likeness, template=one.other.name, stem=stems[one.other.name]) for one in pairs]
