"""What departments said about the facts of an edition before it was put in force."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.edition import Edition
from courses.models.matter import Matter
from ledger.models import LedgerModel


class FactsReview(LedgerModel):
    """One word about one matter of a staged edition; the newest word about it prevails.

    A department reviewer confirms or objects; an editor may overrule, which settles the matter like a confirmation.
    Objections and overrulings say why.
    """

    class Verdict(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmed")
        OBJECTED = "objected", _("objected")
        OVERRULED = "overruled", _("overruled by the editor")

    SETTLING = (Verdict.CONFIRMED, Verdict.OVERRULED)

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="reviews", verbose_name=_("edition"))
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="reviews", verbose_name=_("matter"))
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    comment = models.CharField(_("comment"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("review of facts")
        verbose_name_plural = _("reviews of facts")
        ordering = ["edition", "matter", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict="confirmed")
                | (models.Q(verdict__in=["objected", "overruled"]) & ~models.Q(comment="")),
                name="review_of_facts_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter} {self.verdict}"
