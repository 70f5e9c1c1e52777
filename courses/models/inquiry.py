"""Questions clerks ask about a matter, what the department answers, and what an editor took off the lesson."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.domain.facets import Facet
from courses.domain.inquiries import LONGEST_ANSWER, LONGEST_QUESTION
from courses.models.matter import FACET_CHOICES, Matter, MatterVersion
from ledger.models import LedgerModel
from ledger.models.base import AppendOnlyQuerySet
from people.models import Centre


class InquiryQuerySet(AppendOnlyQuerySet):
    """Questions by whether they were answered and may be seen."""

    def shown(self) -> "InquiryQuerySet":
        """Not taken off, or put back since."""
        never_or_undone = models.Q(is_hidden=None) | models.Q(is_hidden=False)
        return self.annotate(is_hidden=_newest(InquiryHiding, "hidden")).filter(never_or_undone)

    def unanswered(self) -> "InquiryQuerySet":
        return self.filter(~models.Exists(InquiryAnswer.objects.filter(inquiry=models.OuterRef("pk"))))

    def answered(self) -> "InquiryQuerySet":
        """With the number of the version the newest answer was given on (0: there was none) as `answered_at`."""
        return self.annotate(answered_at=_newest(InquiryAnswer, "version_number")).filter(answered_at__isnull=False)


class Inquiry(LedgerModel):
    """疑问: a clerk's question about a matter, or about one facet of it ("": the matter as a whole)."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="inquiries", verbose_name=_("matter"))
    facet = models.CharField(_("facet"), max_length=20, choices=FACET_CHOICES, blank=True)
    version = models.ForeignKey(
        MatterVersion, models.PROTECT, null=True, related_name="+", verbose_name=_("version asked about")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="inquiries", verbose_name=_("asked by")
    )
    centre = models.ForeignKey(Centre, models.PROTECT, null=True, related_name="inquiries", verbose_name=_("centre"))
    text = models.CharField(_("question"), max_length=LONGEST_QUESTION)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("question about a matter")
        verbose_name_plural = _("questions about matters")
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(facet__in=["", *(facet.value for facet in Facet)]), name="inquiry_names_a_facet"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="inquiry_says_something"),
        ]

    def __str__(self) -> str:
        return self.text


class InquiryAnswer(LedgerModel):
    """The department's answer on the facts of a version; the newest one stands. Its number is kept beside it."""

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="answers", verbose_name=_("question"))
    version = models.ForeignKey(
        MatterVersion, models.PROTECT, null=True, related_name="+", verbose_name=_("version answered on")
    )
    version_number = models.PositiveIntegerField(_("number of the version"), default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    text = models.CharField(_("answer"), max_length=LONGEST_ANSWER)

    class Meta:
        verbose_name = _("answer about a matter")
        verbose_name_plural = _("answers about matters")
        ordering = ["recorded_at", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="inquiry_answer_says_something")]

    def __str__(self) -> str:
        return self.text


class InquiryHiding(LedgerModel):
    """An editor took a question off the lesson, or put it back; the newest row prevails. The asker reads the reason."""

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="hidings", verbose_name=_("question"))
    hidden = models.BooleanField(_("hidden"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("question taken off or put back")
        verbose_name_plural = _("questions taken off or put back")
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hidden=False) | ~models.Q(reason=""), name="inquiry_hidden_for_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id} {'-' if self.hidden else '+'}"


def _newest(model: type[LedgerModel], field: str) -> models.Subquery:
    rows = model._default_manager.filter(inquiry=models.OuterRef("pk")).order_by("-pk")
    return models.Subquery(rows.values(field)[:1])
