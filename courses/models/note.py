"""Against which version a note in a lesson was written, or read again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.matter import FACET_CHOICES, Matter, MatterVersion
from ledger.models import LedgerModel


class NoteReading(LedgerModel):
    """A person wrote a note, or reread it unchanged, while this version was in force; a block's newest row counts.

    A text that has changed, or stands under another facet, is a note written anew. `facet` is empty for a note about
    the matter as a whole.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="note_readings", verbose_name=_("matter"))
    block = models.CharField(_("block"), max_length=36)
    digest = models.CharField(_("digest"), max_length=64)
    facet = models.CharField(_("facet"), max_length=20, choices=FACET_CHOICES, blank=True)
    version = models.ForeignKey(MatterVersion, models.PROTECT, related_name="+", verbose_name=_("matter version"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("reading of a note")
        verbose_name_plural = _("readings of notes")
        ordering = ["matter", "pk"]
        indexes = [models.Index(fields=["matter", "block"], name="note_of_matter")]

    def __str__(self) -> str:
        return f"{self.matter} {self.block}"
