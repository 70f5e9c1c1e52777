"""What a head asked for: rounds of papers, checks and practice that keep matters covered; views people keep."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Matter
from courses.models.files import private_files
from people.models import Centre


class CertificateBatch(models.Model):
    """Papers for many clerks of a centre about one category, or about all matters where none is named. State: it grows
    as the worker goes; the papers themselves are in the ledger.

    `clerks` are those planned, by key and in order; `issued` is {clerk key: serial}, `refused` those for whom something
    no longer stood when their turn came, `undrawn` serials the face can't set. The files hold the rest.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+", verbose_name=_("centre"))
    category = models.CharField(_("category"), max_length=60, blank=True)
    clerks = models.JSONField(_("clerks"))
    issued = models.JSONField(_("issued"), default=dict)
    refused = models.JSONField(_("refused"), default=list)
    undrawn = models.JSONField(_("not drawn"), default=list)
    pdf = models.FileField(_("file to print"), storage=private_files, max_length=200, blank=True)
    archive = models.FileField(_("archive"), storage=private_files, max_length=200, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked at"))
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        verbose_name = _("round of certificates")
        verbose_name_plural = _("rounds of certificates")
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.centre} · {self.category or '全科'} · {self.asked_at:%Y-%m-%d}"

    @property
    def waiting(self) -> list[int]:
        """Clerks whose turn hasn't come."""
        done = {int(key) for key in self.issued} | set(self.refused)
        return [clerk for clerk in self.clerks if clerk not in done]


class MatrixView(models.Model):
    """A view of the matrix somebody keeps under a name: the filters and the order, as the address says them, without
    a centre or a day. State, and nobody else's; at most one is what the page begins with."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="matrix_views", verbose_name=_("whose")
    )
    name = models.CharField(_("name"), max_length=40)
    query = models.CharField(_("what it shows"), max_length=500)
    is_default = models.BooleanField(_("shown first"), default=False)

    class Meta:
        verbose_name = _("view of the matrix")
        verbose_name_plural = _("views of the matrix")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="matrix_view_one_name"),
            models.UniqueConstraint(
                fields=["owner"], condition=models.Q(is_default=True), name="matrix_view_one_default"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ArrangedCheck(models.Model):
    """A check a head arranged so that a matter isn't left with too few certified clerks. State, with its changes in
    the audit log: it is open until the certification holds longer than `held_until` (empty: than not at all), or it is
    taken back.

    Only of a matter the clerk must master: it brings a check forward, and asks nothing that isn't asked anyway.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+", verbose_name=_("centre"))
    clerk = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("clerk"))
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", verbose_name=_("matter"))
    from_on = models.DateField(_("not before"))
    due_on = models.DateField(_("due on"))
    bare_on = models.DateField(_("too few from"))
    held_until = models.DateField(_("certified until"), null=True)
    arranged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("arranged by")
    )
    arranged_at = models.DateTimeField(_("arranged at"))
    taken_back_at = models.DateTimeField(_("taken back at"), null=True)

    class Meta:
        verbose_name = _("arranged check")
        verbose_name_plural = _("arranged checks")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("from_on")), name="arranged_check_due_after_its_first_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clerk} · {self.matter} · {self.due_on}"


class PracticeHint(models.Model):
    """A matter a head recommends a clerk to practise first, until the day. State, with its changes in the audit log.

    It only orders what practice would ask anyway, within the week's learning time; whether it was followed nobody but
    the clerk learns.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+", verbose_name=_("centre"))
    clerk = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("clerk"))
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", verbose_name=_("matter"))
    until = models.DateField(_("last day"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked at"))
    taken_back_at = models.DateTimeField(_("taken back at"), null=True)

    class Meta:
        verbose_name = _("recommended practice")
        verbose_name_plural = _("recommended practices")
        ordering = ["until", "pk"]

    def __str__(self) -> str:
        return f"{self.clerk} · {self.matter} · {self.until}"
