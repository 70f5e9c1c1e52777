"""A unit's catalogue (事项目录)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import AdminUnit


class Catalogue(models.Model):
    """事项目录 of a unit; a matter is unique by (catalogue, code). `code` is its short name in commands.

    `is_sample` follows the newest list applied: a file that calls itself a sample (样例) makes the catalogue one,
    and every page says so until a local list is applied. `needs_review` makes the departments' reviewers confirm
    the facts of an edition before it is put in force.
    """

    unit = models.ForeignKey(AdminUnit, models.PROTECT, related_name="catalogues", verbose_name=_("unit"))
    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    is_sample = models.BooleanField(_("sample"), default=False)
    needs_review = models.BooleanField(_("confirmed by the departments"), default=False)

    class Meta:
        verbose_name = _("catalogue")
        verbose_name_plural = _("catalogues")
        ordering = ["unit__code", "code"]

    def __str__(self) -> str:
        return self.name
