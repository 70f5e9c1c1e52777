"""The yearly word of a person on a person."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.staff_file.domain.yearly import Grounds
from certification.staff_file.domain.yearly import YearWord as Words
from ledger.models import LedgerModel
from people.models import Centre


class YearlyWord(LedgerModel):
    """年度评定: met or not met, signed by the head; about a head, by the leader in charge. The newest row of a person,
    centre and year stands. `grounds` are the facts as they were shown (`Grounds.to_json()`), `note` the signer's
    reason."""

    class Word(models.TextChoices):
        MET = Words.MET, pgettext_lazy("the yearly word", "met")
        NOT_MET = Words.NOT_MET, pgettext_lazy("the yearly word", "not met")

    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="yearly_words", verbose_name=_("clerk")
    )
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="yearly_words", verbose_name=_("centre"))
    year = models.PositiveSmallIntegerField(_("year"))
    word = models.CharField(_("word"), max_length=7, choices=Word)
    note = models.CharField(_("reason"), max_length=300, blank=True)
    grounds = models.JSONField(_("grounds"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("signed by"))

    class Meta:
        verbose_name = _("yearly word")
        verbose_name_plural = _("yearly words")
        ordering = ["centre", "year", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(word="met") | (models.Q(word="not_met") & ~models.Q(note="")),
                name="yearly_word_not_met_has_a_reason",
            ),
            models.CheckConstraint(condition=~models.Q(clerk=models.F("by")), name="yearly_word_about_somebody_else"),
        ]
        indexes = [models.Index(fields=["centre", "year"], name="yearly_words_of_centre")]

    def __str__(self) -> str:
        return f"{self.clerk} · {self.year} · {self.get_word_display()}"

    @property
    def shown(self) -> Grounds:
        """The facts as they were on the page."""
        return Grounds.from_json(self.grounds)
