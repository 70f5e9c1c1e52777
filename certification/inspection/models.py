"""Packs that were asked for: what they hold, and their file until it is deleted."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from certification.inspection.domain.period import Period
from courses.models.files import private_files
from people.models import Centre


class InspectionPack(models.Model):
    """迎检材料 of a centre and a period. State, with its changes in the audit log; the row outlives the file.

    `recorded_by` is the day by whose record it was made. `parts` tells title, rows and what is missing of each part.
    `failed_part` is the title of the part that stopped it.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="inspection_packs", verbose_name=_("centre"))
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    language = models.CharField(_("language"), max_length=10)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked at"))
    recorded_by = models.DateField(_("as recorded by"), null=True)
    made_at = models.DateTimeField(_("made at"), null=True)
    failed_part = models.CharField(_("part that failed"), max_length=60, blank=True)
    parts = models.JSONField(_("parts"), default=list)
    file = models.FileField(_("file"), storage=private_files, max_length=200, blank=True)
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    sha256 = models.CharField(_("file hash"), max_length=64, blank=True)
    deleted_at = models.DateTimeField(_("deleted at"), null=True)

    class Meta:
        verbose_name = _("inspection pack")
        verbose_name_plural = _("inspection packs")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="pack_ends_after_start"),
            models.UniqueConstraint(
                fields=["centre", "first", "last"],
                condition=models.Q(made_at=None, failed_part=""),
                name="one_pack_at_work",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre} · {self.first} – {self.last}"

    @property
    def period(self) -> Period:
        return Period(self.first, self.last)

    @property
    def is_there(self) -> bool:
        """Whether it can be taken."""
        return bool(self.made_at and self.deleted_at is None and self.file)

    @property
    def lacking(self) -> int:
        """How many things its parts lack."""
        return sum(len(part["missing"]) for part in self.parts)

    def told(self) -> dict[str, Any]:
        """For the audit log."""
        return {"centre": self.centre.code, "first": self.first.isoformat(), "last": self.last.isoformat()}
