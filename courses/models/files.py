"""Files people upload, and how they want the next one read. State tables; the audit log has their changes."""

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.catalogue import Catalogue


def private_files() -> Storage:
    """Where uploads and books lie that no address serves."""
    return storages["private"]


def place_of(found: "ImportFile", name: str) -> str:
    """By the bytes' hash: nothing of what the person called the file reaches the disk."""
    return f"imports/{found.sha256[:2]}/{found.sha256}"


class ImportFile(models.Model):
    """An uploaded list as it came, to be read again against a newer edition.

    `head` is the beginning of every sheet (see courses.readers.wire), for the screen on which columns are chosen. The
    bytes go some time after the import has ended (`deleted_at`); name, size and hash stay.
    """

    name = models.CharField(_("file name"), max_length=200)
    sha256 = models.CharField(_("file hash"), max_length=64, db_index=True)
    size = models.PositiveIntegerField(_("bytes"))
    file = models.FileField(_("file"), storage=private_files, upload_to=place_of, max_length=200)
    head = models.TextField(_("beginning"), blank=True)
    stored_at = models.DateTimeField(_("stored at"))
    deleted_at = models.DateTimeField(_("deleted at"), null=True)

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")

    def __str__(self) -> str:
        return self.name


class SourceMapping(models.Model):
    """How the lists of one sender are read, as a person last confirmed it; offered with the next one."""

    catalogue = models.ForeignKey(
        Catalogue, models.CASCADE, related_name="source_mappings", verbose_name=_("catalogue")
    )
    source = models.CharField(_("source"), max_length=80)
    mapping = models.JSONField(_("mapping"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("confirmed at"))

    class Meta:
        verbose_name = _("remembered mapping")
        verbose_name_plural = _("remembered mappings")
        constraints = [models.UniqueConstraint(fields=["catalogue", "source"], name="one_mapping_a_source")]

    def __str__(self) -> str:
        return f"{self.catalogue} · {self.source}"
