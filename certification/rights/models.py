"""What a clerk disputes in their own record, and what they were answered."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.rights.domain.dispute import Answerer
from ledger.models import LedgerModel
from people.models import Centre


class RecordDispute(LedgerModel):
    """异议: an entry of the record, or something that is missing in it, as the clerk sees it.

    `part` and `entry` name the row (`certification.rights.parts`); without an entry it is about the part as a whole.
    `review_of` is the dispute whose answer did not satisfy.
    """

    class AskedOf(models.TextChoices):
        HEAD = Answerer.HEAD, _("head of centre")
        LEADER = Answerer.LEADER, _("leader in charge")

    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="record_disputes", verbose_name=_("clerk")
    )
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="record_disputes", verbose_name=_("centre"))
    part = models.CharField(_("part of the record"), max_length=30)
    entry = models.PositiveBigIntegerField(_("entry"), null=True)
    shown = models.CharField(_("entry as it was shown"), max_length=300, blank=True)
    says = models.TextField(_("what is wrong"))
    asked_of = models.CharField(_("answered by"), max_length=6, choices=AskedOf)
    review_of = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="review", verbose_name=_("asked once more about")
    )

    class Meta:
        verbose_name = _("dispute about the record")
        verbose_name_plural = _("disputes about the record")
        ordering = ["-effective_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(says=""), name="dispute_says_something")]
        indexes = [models.Index(fields=["centre", "clerk"], name="dispute_by_centre")]

    def __str__(self) -> str:
        return f"{self.clerk} · {self.shown or self.part}"


class DisputeAnswer(LedgerModel):
    """答复: what was found and done; the row it is about is corrected where such rows are, never here."""

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", pgettext_lazy("a disputed entry", "corrected")
        PARTLY = "partly", pgettext_lazy("a disputed entry", "corrected in part")
        STANDS = "stands", pgettext_lazy("a disputed entry", "stands as it is")

    dispute = models.OneToOneField(
        RecordDispute, models.PROTECT, related_name="answer", verbose_name=_("dispute about the record")
    )
    outcome = models.CharField(_("outcome"), max_length=9, choices=Outcome)
    reason = models.TextField(_("what was found and done"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("answer to a dispute")
        verbose_name_plural = _("answers to disputes")
        ordering = ["effective_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="dispute_answer_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["corrected", "partly", "stands"]), name="dispute_answer_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispute} · {self.get_outcome_display()}"
