"""For which matters a stand-in is named."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Matter
from people.models import Posting


class StandInMatter(models.Model):
    """One matter a stand-in (B岗) is named for; a stand-in without any stands in for the whole window.

    Written with the posting and never changed: other matters are another posting.
    """

    posting = models.ForeignKey(Posting, models.PROTECT, related_name="stand_in_matters", verbose_name=_("posting"))
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", verbose_name=_("matter"))

    class Meta:
        verbose_name = _("matter of a stand-in")
        verbose_name_plural = _("matters of stand-ins")
        ordering = ["posting", "matter"]
        constraints = [models.UniqueConstraint(fields=["posting", "matter"], name="stand_in_matter_once")]

    def __str__(self) -> str:
        return f"{self.posting} · {self.matter}"
