"""Checks on paper: the sheet that was printed, its questions, and what was done with it."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.models import Matter, MatterVersion
from ledger.models import LedgerModel
from people.models import Centre
from quizzes.domain.on_paper.codes import Series, sheet_code
from quizzes.models.attempt import Attempt
from quizzes.models.facets import FACET_CHOICES, names_a_facet
from quizzes.models.item import ItemSnapshot


class CheckSheet(models.Model):
    """考核卷: one check of one clerk, printed ahead. State, with what was done to it in its acts.

    `plan`, `facets`, `policy`, `bank` and `seed` are frozen as a sitting freezes them (`Attempt`); the sitting is made
    when the answers are entered, and after a correction `attempt` is the one that counts. Its answers are entered
    by `expires_on`, that day included; until then nobody sits this check on a screen, for a try is one try.
    """

    class State(models.TextChoices):
        OUT = "out", pgettext_lazy("check sheet", "printed")
        ENTERED = "entered", pgettext_lazy("check sheet", "entered")
        CANCELLED = "cancelled", pgettext_lazy("check sheet", "cancelled")

    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="check_sheets", verbose_name=_("clerk")
    )
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="check_sheets", verbose_name=_("centre"))
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="check_sheets", verbose_name=_("matter"))
    matter_version = models.ForeignKey(
        MatterVersion, models.PROTECT, related_name="check_sheets", verbose_name=_("matter version")
    )
    facets = models.JSONField(_("facets"), default=list)
    plan = models.JSONField(_("plan"), default=list)
    policy = models.JSONField(_("policy"), default=dict)
    bank = models.JSONField(_("bank"), default=dict)
    seed = models.BigIntegerField(_("seed"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OUT)
    made_at = models.DateTimeField(_("made at"))
    expires_on = models.DateField(_("to be entered by"))
    key_opened_at = models.DateTimeField(_("key opened at"), null=True, blank=True)
    attempt = models.OneToOneField(
        Attempt, models.PROTECT, null=True, blank=True, related_name="sheet", verbose_name=_("attempt")
    )

    class Meta:
        verbose_name = _("check sheet")
        verbose_name_plural = _("check sheets")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["clerk", "matter"], condition=models.Q(state="out"), name="one_sheet_out"),
            models.CheckConstraint(
                condition=models.Q(state="entered", attempt__isnull=False)
                | models.Q(state__in=["out", "cancelled"], attempt=None),
                name="entered_sheet_has_its_sitting",
            ),
        ]
        indexes = [models.Index(fields=["centre", "state"], name="check_sheet_by_centre")]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return sheet_code(self.pk, Series.CHECK)

    @property
    def is_out(self) -> bool:
        return self.state == self.State.OUT

    def expired(self, on: date) -> bool:
        """Whether it was never entered and can't be any more."""
        return self.is_out and on > self.expires_on


class SheetItem(models.Model):
    """One question of a sheet, at its position from 1, and the facet it was drawn for. Written once."""

    sheet = models.ForeignKey(CheckSheet, models.PROTECT, related_name="items", verbose_name=_("check sheet"))
    position = models.PositiveSmallIntegerField(_("position"))
    snapshot = models.ForeignKey(ItemSnapshot, models.PROTECT, related_name="printed", verbose_name=_("item snapshot"))
    facet = models.CharField(_("facet"), max_length=20, choices=FACET_CHOICES)

    class Meta:
        verbose_name = _("question of a check sheet")
        verbose_name_plural = _("questions of check sheets")
        ordering = ["sheet", "position"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "position"], name="one_sheet_item_a_position"),
            models.CheckConstraint(
                condition=names_a_facet() & models.Q(position__gte=1), name="sheet_item_names_a_facet"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id}/{self.position}"


class SheetAct(LedgerModel):
    """What was done with a sheet, by whom and why. Entering and correcting keep every line as it was typed, by position
    (`typed`), with the sitting it came to; they take effect when the sheet was handed in."""

    class Kind(models.TextChoices):
        PRINTED = "printed", pgettext_lazy("check sheet", "printed")
        KEY_OPENED = "key_opened", _("key opened")
        CANCELLED = "cancelled", pgettext_lazy("check sheet", "cancelled")
        ENTERED = "entered", _("entered from paper")
        CORRECTED = "corrected", pgettext_lazy("check sheet", "corrected")

    sheet = models.ForeignKey(CheckSheet, models.PROTECT, related_name="acts", verbose_name=_("check sheet"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    reason = models.CharField(_("reason"), max_length=300)
    typed = models.JSONField(_("as typed"), default=dict)
    attempt = models.OneToOneField(
        Attempt, models.PROTECT, null=True, blank=True, related_name="sheet_act", verbose_name=_("attempt")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("act on a check sheet")
        verbose_name_plural = _("acts on check sheets")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="sheet_act_says_why"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["entered", "corrected"], attempt__isnull=False)
                | models.Q(kind__in=["printed", "key_opened", "cancelled"], attempt=None),
                name="sheet_act_has_its_sitting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} · {self.get_kind_display()}"
