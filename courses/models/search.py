"""What versions are found by. A summary: written with the version, recreated by `manage.py rebuild`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.matter import MatterVersion


class SearchEntry(models.Model):
    """One version's words in folded form, several values one a line (`courses.domain.search.entry`).

    Kept beside every version and not only the newest, so that a list which takes effect next month needs no night job.
    """

    version = models.OneToOneField(
        MatterVersion, models.CASCADE, primary_key=True, related_name="search_entry", verbose_name=_("version")
    )
    name = models.TextField(_("name"))
    code = models.TextField(_("code"))
    spoken = models.TextField(_("spoken names"), blank=True)
    belongs = models.TextField(_("where it belongs"), blank=True)
    materials = models.TextField(_("materials"), blank=True)
    name_readings = models.TextField(_("pinyin of the name"), blank=True)
    spoken_readings = models.TextField(_("pinyin of the spoken names"), blank=True)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return self.name
