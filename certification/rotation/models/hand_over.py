"""What the hand-over check said when a posting was decided."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from certification.rotation import cover
from certification.rotation.models.proposal import PostingProposal
from ledger.models import LedgerModel
from people.models import Posting, Window


class HandOver(LedgerModel):
    """交接检查: the matters of the window left that were to have too few certified clerks, as told to whoever signed
    (`posting`) or declined (`proposal`). `thin` is None where nobody could answer then."""

    posting = models.OneToOneField(
        Posting, models.PROTECT, null=True, related_name="hand_over", verbose_name=_("posting")
    )
    proposal = models.OneToOneField(
        PostingProposal, models.PROTECT, null=True, related_name="hand_over", verbose_name=_("proposal")
    )
    window = models.ForeignKey(Window, models.PROTECT, related_name="+", verbose_name=_("window left"))
    thin = models.JSONField(_("thin matters"), null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("hand-over check")
        verbose_name_plural = _("hand-over checks")
        ordering = ["effective_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(posting__isnull=False) | models.Q(proposal__isnull=False),
                name="hand_over_of_a_decision",
            )
        ]

    def __str__(self) -> str:
        return f"{self.posting or self.proposal}"

    @property
    def matters(self) -> tuple[cover.ThinMatter, ...] | None:
        """The matters as they were told."""
        return cover.from_kept(self.thin)

    @property
    def falling(self) -> int | None:
        """How many fell below what they need, or to nobody, by the decision itself; None: not known then."""
        return None if self.matters is None else sum(one.falls or one.to_nobody for one in self.matters)
