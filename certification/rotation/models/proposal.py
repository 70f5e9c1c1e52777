"""A posting that waits for the signature it needs."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.models import Posting, Window


class PostingProposal(models.Model):
    """What a head may not sign alone, waiting for the leader in charge: an early move or a secondment to `start`, or
    the posting it is `about` to end from `ends_on` on, or to be annulled.

    State, with its changes in the audit log; it is done when it is approved, and `posting` is then what was started.
    """

    class Act(models.TextChoices):
        START = "start", pgettext_lazy("what is proposed of a posting", "start")
        END = "end", pgettext_lazy("what is proposed of a posting", "end")
        ANNUL = "annul", pgettext_lazy("what is proposed of a posting", "take back")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("waiting for the leader")
        APPROVED = "approved", _("approved")
        DECLINED = "declined", _("declined")

    act = models.CharField(_("what is proposed"), max_length=5, choices=Act, default=Act.START)
    about = models.ForeignKey(
        Posting, models.PROTECT, null=True, blank=True, related_name="endings_proposed", verbose_name=_("about")
    )
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="posting_proposals", verbose_name=_("clerk")
    )
    window = models.ForeignKey(
        Window, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("window")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Posting.Kind)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200)
    ground = models.CharField(_("ground of the exception"), max_length=10, choices=Posting.Ground, blank=True)
    host = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("host")
    )
    corrects = models.ForeignKey(
        Posting, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("corrects")
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed at"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    answer = models.CharField(_("answer"), max_length=200, blank=True)
    posting = models.OneToOneField(
        Posting, models.PROTECT, null=True, related_name="proposal", verbose_name=_("posting")
    )

    class Meta:
        verbose_name = _("posting proposal")
        verbose_name_plural = _("posting proposals")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="proposed", decided_at=None, posting=None)
                | models.Q(state="approved", decided_at__isnull=False, act="start", posting__isnull=False)
                | (models.Q(state="approved", decided_at__isnull=False, posting=None) & ~models.Q(act="start"))
                | models.Q(state="declined", decided_at__isnull=False, posting=None),
                name="proposal_is_decided_once",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="proposal_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(act="start", about=None)
                | (models.Q(about__isnull=False) & models.Q(act__in=["end", "annul"])),
                name="proposal_is_about_what_it_ends",
            ),
            models.UniqueConstraint(fields=["about"], condition=models.Q(state="proposed"), name="one_ending_proposed"),
        ]

    def __str__(self) -> str:
        return f"{self.clerk} · {self.get_kind_display()} · {self.starts_on}"
