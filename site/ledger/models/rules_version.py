"""What every kind of rules shares that holds for everybody and is changed by versions."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ledger.models.base import LedgerModel


class RulesVersion(LedgerModel):
    """One version of rules, in force from its effective date until a later one is; `rules` is their `to_json()`."""

    version = models.CharField(_("version"), max_length=40, unique=True)
    rules = models.JSONField(_("rules"))
    reason = models.CharField(_("reason"), max_length=200)
    citation = models.CharField(_("citation"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        abstract = True
        ordering = ["effective_at", "pk"]

    def __str__(self) -> str:
        return self.version

    @property
    def as_rules(self) -> Any:
        """The rules as the domain's value."""
        raise NotImplementedError
