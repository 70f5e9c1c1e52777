"""Books of a centre that were made and kept, and what the public is told about the centre itself."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.files import private_files
from people.models import Centre


class CentreDocument(models.Model):
    """The newest book of a kind, format and script of a centre. State: the file is replaced when it is made anew.

    `made_of` stands for all it was made from; while that is what it would be made from today, it is up to date.
    """

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="documents", verbose_name=_("centre"))
    kind = models.CharField(_("kind"), max_length=20)
    format = models.CharField(_("format"), max_length=4)
    language = models.CharField(_("language"), max_length=10)
    made_of = models.CharField(_("made of"), max_length=64)
    file = models.FileField(_("file"), storage=private_files, max_length=200)
    size = models.PositiveIntegerField(_("bytes"))
    as_of = models.DateField(_("as of"))
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("made by")
    )

    class Meta:
        verbose_name = _("document of a centre")
        verbose_name_plural = _("documents of a centre")
        ordering = ["centre", "kind", "format", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "kind", "format", "language"], name="centre_document_once_a_format"
            )
        ]

    def __str__(self) -> str:
        return f"{self.centre} · {self.kind}.{self.format}"

    @property
    def is_there(self) -> bool:
        """Whether the file still lies where it was kept: the folder may be emptied, for all in it can be made again."""
        return self.file.storage.exists(self.file.name)


class CentreParticulars(models.Model):
    """Where the centre is, when it is open and whom to call, for its papers. State; an empty line is left out."""

    centre = models.OneToOneField(Centre, models.CASCADE, related_name="particulars", verbose_name=_("centre"))
    address = models.CharField(_("address"), max_length=200, blank=True)
    opening_hours = models.TextField(_("opening hours"), max_length=300, blank=True)
    phone = models.CharField(_("telephone"), max_length=100, blank=True)
    way_there = models.CharField(_("how to get there"), max_length=200, blank=True)
    complaints = models.CharField(_("telephone for complaints"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("particulars of a centre")
        verbose_name_plural = _("particulars of centres")

    def __str__(self) -> str:
        return str(self.centre)

    def rows(self) -> tuple[tuple[str, str], ...]:
        """What is filled in, as papers label it."""
        told: tuple[tuple[str, Any], ...] = (
            ("办公地址", self.address),
            ("开放时间", self.opening_hours),
            ("咨询电话", self.phone),
            ("交通", self.way_there),
            ("监督投诉", self.complaints),
        )
        return tuple((label, text) for label, text in told if text)
