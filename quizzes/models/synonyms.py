"""Which names mean one thing: the list, as somebody saved it."""

from hashlib import sha256

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ledger.models import LedgerModel
from quizzes.domain.canonical import canonical
from quizzes.domain.synonyms import Synonyms


class SynonymList(LedgerModel):
    """近义名称表, whole: every edit is a new row, the newest holds. `by` is empty of the list that came along.

    `digest` addresses the content; a sitting freezes it. Saving an earlier list again is a row with that digest.
    """

    groups = models.JSONField(_("groups"))
    digest = models.CharField(_("digest"), max_length=64, db_index=True)
    note = models.CharField(_("why"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("synonym list")
        verbose_name_plural = _("synonym lists")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(by=None) | ~models.Q(note=""), name="synonyms_changed_say_why")
        ]

    def __str__(self) -> str:
        return f"{self.recorded_at:%Y-%m-%d} {self.digest[:8]}"

    @property
    def synonyms(self) -> Synonyms:
        """The content as the domain's value."""
        return Synonyms.from_json(self.groups)


def digest_of(synonyms: Synonyms) -> str:
    """SHA-256 of the canonical JSON of the groups."""
    return sha256(canonical(synonyms.to_json()).encode()).hexdigest()
