"""Files read into a catalogue: the plan of each, line by line, and what becomes of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.domain.problems import Severity
from courses.models.catalogue import Catalogue


class CatalogueImport(models.Model):
    """目录导入: one file read into a plan, then applied once. State, with its changes in the audit log.

    `base` is the number of the edition the plan was made against (0: none); a plan whose base is no longer
    the newest edition is stale and is not applied. One import of a catalogue is applied, or waits for the
    departments' reviewers, at a time. `cursor` counts the lines worked through, over all rounds of applying;
    `touched_at` is when the worker or a person last did something with it (None: when it was read).
    """

    class State(models.TextChoices):
        READING = "reading", _("being read")
        REFUSED = "refused", _("has errors")
        PLANNED = "planned", _("planned")
        APPLYING = "applying", _("being applied")
        REVIEW = "review", _("waits for the departments")
        APPLIED = "applied", _("applied")
        ABANDONED = "abandoned", _("abandoned")

    UNDER_WAY = (State.APPLYING, State.REVIEW)

    catalogue = models.ForeignKey(Catalogue, models.PROTECT, related_name="imports", verbose_name=_("catalogue"))
    source = models.CharField(_("source"), max_length=80, blank=True)
    file_name = models.CharField(_("file name"), max_length=200)
    sha256 = models.CharField(_("file hash"), max_length=64)
    mapping = models.JSONField(_("mapping"), default=dict)
    plan = models.JSONField(_("plan"), default=dict)
    problems = models.JSONField(_("problems"), default=list)
    is_sample = models.BooleanField(_("sample"), default=False)
    base = models.PositiveIntegerField(_("made against edition"), default=0)
    effective_on = models.DateField(_("effective on"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    staged_at = models.DateTimeField(_("read at"))
    applied_at = models.DateTimeField(_("applied at"), null=True)
    touched_at = models.DateTimeField(_("last worked on"), null=True)
    cursor = models.PositiveIntegerField(_("how far applying is"), default=0)

    class Meta:
        verbose_name = _("catalogue import")
        verbose_name_plural = _("catalogue imports")
        ordering = ["-staged_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["catalogue"],
                condition=models.Q(state__in=["applying", "review"]),
                name="one_import_under_way_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state="applied", applied_at__isnull=False)
                | (~models.Q(state="applied") & models.Q(applied_at=None)),
                name="applied_import_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def errors(self) -> int:
        """How many problems forbid applying."""
        return sum(problem["severity"] == Severity.ERROR for problem in self.problems)


class ImportLine(models.Model):
    """One matter of the plan: what will be done and why. Elements are kept where something is written.

    `changes` holds the facets that differ ({"facet", "kind", "reason"}), `others` the other elements' names.
    """

    class Action(models.TextChoices):
        CREATE = "create", _("new")
        UPDATE = "update", _("changed")
        RETIRE = "retire", _("retired")
        UNCHANGED = "unchanged", _("unchanged")

    catalogue_import = models.ForeignKey(
        CatalogueImport, models.CASCADE, related_name="lines", verbose_name=_("import")
    )
    position = models.PositiveIntegerField(_("position"))
    row = models.PositiveIntegerField(_("row"), null=True)
    code = models.CharField(_("code"), max_length=80)
    name = models.CharField(_("name"), max_length=200)
    action = models.CharField(_("action"), max_length=10, choices=Action)
    changes = models.JSONField(_("changed facets"), default=list)
    others = models.JSONField(_("other changed elements"), default=list)
    elements = models.JSONField(_("elements"), null=True)
    cells = models.JSONField(_("text of the list"), default=dict)
    depth = models.CharField(_("depth"), max_length=10, blank=True)
    tier = models.CharField(_("tier"), max_length=1, blank=True)

    class Meta:
        verbose_name = _("line of a plan")
        verbose_name_plural = _("lines of a plan")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["catalogue_import", "position"], name="plan_line_once"),
            models.UniqueConstraint(fields=["catalogue_import", "code"], name="plan_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
