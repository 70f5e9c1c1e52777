"""A clerk says that a question is wrong, and what came of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ledger.models import LedgerModel
from quizzes.models.attempt import Draw


class QuestionReport(LedgerModel):
    """A report of one question: about the very item that was shown. One report a clerk and draw."""

    class Reason(models.TextChoices):
        FACT = "fact", _("The fact is wrong or out of date")
        KEY = "key", _("The marked answer is wrong")
        UNCLEAR = "unclear", _("The question is unclear")
        OTHER = "other", _("Something else")

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="reports", verbose_name=_("draw"))
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="question_reports", verbose_name=_("clerk")
    )
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    text = models.CharField(_("what is wrong"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("question report")
        verbose_name_plural = _("question reports")
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "clerk"], name="one_report_a_draw"),
            models.CheckConstraint(
                condition=models.Q(reason__in=["fact", "key", "unclear", "other"]), name="report_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} ({self.draw_id})"


class ReportAnswer(LedgerModel):
    """The reviewer's answer to a report. The newest one stands."""

    class Verdict(models.TextChoices):
        UPHELD = "upheld", _("the report is right")
        DECLINED = "declined", _("the question stands")

    report = models.ForeignKey(
        QuestionReport, models.PROTECT, related_name="answers", verbose_name=_("question report")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    text = models.CharField(_("answer"), max_length=500)

    class Meta:
        verbose_name = _("answer to a report")
        verbose_name_plural = _("answers to reports")
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.report_id} {self.verdict}"
