"""An edition is one applied import; a single inserted row makes all of it count."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.catalogue import Catalogue
from courses.models.imports import CatalogueImport
from ledger.models import LedgerModel


class Edition(LedgerModel):
    """目录版. Staged in chunks; nothing of it is seen before its Activation. Numbers may have gaps."""

    catalogue = models.ForeignKey(Catalogue, models.PROTECT, related_name="editions", verbose_name=_("catalogue"))
    number = models.PositiveIntegerField(_("number"))
    catalogue_import = models.OneToOneField(
        CatalogueImport, models.PROTECT, related_name="edition", verbose_name=_("import")
    )

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["catalogue", "number"]
        constraints = [models.UniqueConstraint(fields=["catalogue", "number"], name="edition_number_once")]

    def __str__(self) -> str:
        return f"{self.catalogue} {self.number}"


class Activation(LedgerModel):
    """The one row that puts an edition in force from its effective date."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="activation", verbose_name=_("edition"))

    class Meta:
        verbose_name = _("activation")
        verbose_name_plural = _("activations")

    def __str__(self) -> str:
        return str(self.edition)
