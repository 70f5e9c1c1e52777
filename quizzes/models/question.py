"""自编题: a question somebody wrote or imported. Drawn only when published; every publishing is a revision."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import TaggedItemBase
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from courses.models import Matter, MatterVersion, StandardPage
from quizzes.domain.exchange import Exchanged
from quizzes.domain.item import Kind
from quizzes.models.facets import FACET_CHOICES


class QuestionTag(TaggedItemBase):
    """A label of a question."""

    content_object = ParentalKey("quizzes.Question", related_name="tagged_items", on_delete=models.CASCADE)

    class Meta:
        verbose_name = _("label of a question")
        verbose_name_plural = _("labels of a question")


class Question(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, index.Indexed, ClusterableModel
):
    """A question about a facet of a matter, or about a service standard, or about neither.

    Its options say by themselves which are right; an ordering is right in the order they are written.
    `reviewed_version` is the version of the matter it was last published or found still right against.
    """

    class KindChoice(models.TextChoices):
        SINGLE = Kind.SINGLE, _("single choice")
        SET = Kind.SET, _("choose all that apply")
        TRUE_FALSE = Kind.TRUE_FALSE, _("true or false")
        NUMBER = Kind.NUMBER, _("a number")
        ORDERING = Kind.ORDERING, _("put in order")
        MATCHING = Kind.MATCHING, _("match lines")

    kind = models.CharField(_("kind"), max_length=20, choices=KindChoice, default=KindChoice.SINGLE)
    stem = models.TextField(_("question"), max_length=500)
    is_true = models.BooleanField(_("the statement is true"), null=True, blank=True)
    number = models.PositiveIntegerField(_("the number"), null=True, blank=True)
    unit = models.CharField(_("its unit"), max_length=20, blank=True)
    explanation = models.TextField(_("explanation"), blank=True, max_length=1000)
    image = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="questions", verbose_name=_("matter")
    )
    facet = models.CharField(_("facet"), max_length=20, choices=FACET_CHOICES, blank=True)
    reviewed_version = models.ForeignKey(
        MatterVersion,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("last read against"),
    )
    standard = models.ForeignKey(
        StandardPage,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("service standard"),
    )
    tags = ClusterTaggableManager(through=QuestionTag, blank=True, verbose_name=_("labels"))

    search_fields = [index.SearchField("stem"), index.AutocompleteField("stem"), index.FilterField("kind")]

    class Meta:
        verbose_name = _("authored question")
        verbose_name_plural = _("authored questions")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(facet="") | models.Q(matter__isnull=False), name="facet_of_a_matter"
            ),
            models.CheckConstraint(
                condition=models.Q(matter=None) | models.Q(standard=None), name="question_about_one_thing"
            ),
        ]

    def __str__(self) -> str:
        return self.stem[:80]

    def clean(self) -> None:
        if self.facet and self.matter is None:
            raise ValidationError({"matter": _("Name the matter this facet is of.")})
        if self.matter and self.standard:
            raise ValidationError({"standard": _("A question is about a matter or about a standard, not both.")})

    def exchanged(self) -> Exchanged:
        """The question as a plain value; ValueError where what was written is no question yet."""
        return exchanged_of(self, list(self.options.all()))

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "quizzes/question_preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from quizzes.views.bank import preview_context

        return {**super().get_preview_context(request, mode_name), **preview_context(self)}


class QuestionOption(Orderable):
    """One option. `prompt` is the line of a matching that this option belongs to."""

    question = ParentalKey(Question, related_name="options", on_delete=models.CASCADE)
    text = models.CharField(_("option"), max_length=200)
    is_right = models.BooleanField(_("right"), default=False)
    prompt = models.CharField(_("belongs to (matching only)"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("option")
        verbose_name_plural = _("options")

    def __str__(self) -> str:
        return self.text


def exchanged_of(question: Question, options: list[QuestionOption]) -> Exchanged:
    """The plain value of a question with these options; ValueError where they make none."""
    told: dict[str, Any] = {"explanation": question.explanation.strip()}
    kind = Kind(question.kind)
    texts = tuple(dict.fromkeys(option.text.strip() for option in options))
    if kind is Kind.TRUE_FALSE:
        told["true"] = question.is_true
    elif kind is Kind.NUMBER:
        told |= {"number": question.number, "unit": question.unit}
    elif kind is Kind.MATCHING:
        asked = [option for option in options if option.prompt.strip()]
        told |= {
            "options": texts,
            "prompts": tuple(option.prompt.strip() for option in asked),
            "key": tuple(texts.index(option.text.strip()) for option in asked),
        }
    elif len(texts) != len(options):
        raise ValueError("two options say the same")
    else:
        right = [n for n, option in enumerate(options) if option.is_right]
        told |= {"options": texts, "key": tuple(range(len(options))) if kind is Kind.ORDERING else tuple(right)}
    return Exchanged(kind, question.stem.strip(), **told)
