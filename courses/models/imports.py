"""Files read into a catalogue: the plan of each, line by line, and what becomes of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.domain.facets import ChangeKind
from courses.domain.problems import Severity
from courses.domain.reading import Mapping, Scope
from courses.models.catalogue import Catalogue
from courses.models.files import ImportFile


class CatalogueImport(models.Model):
    """目录导入: one file read into a plan, then applied once. State, with its changes in the audit log.

    `base` is the number of the edition the plan was made against (0: none); a plan whose base is no longer
    the newest edition is stale and is not applied. One import of a catalogue is applied, or waits for the
    departments' reviewers, at a time. `cursor` counts the lines worked through, over all rounds of applying;
    `touched_at` is when the worker or a person last did something with it (None: when it was read).

    `readings` counts how often the file was read. `recognised` is what it was taken for, `mapping` how it is read: by a
    person's choice where `is_mapped`. `questions` are matters that may only have changed their code or name, `answers`
    what a person said to them: new code → known code, or "" for another matter. `decisions` are what people said about
    single changes, by code and facet, so that they outlast a new reading. `refusal` says why it couldn't be read.
    An import without a file goes back to what stood before the edition it `restores`.
    """

    class State(models.TextChoices):
        READING = "reading", _("being read")
        UNREADABLE = "unreadable", _("can't be read")
        MAPPING = "mapping", _("columns to be checked")
        REFUSED = "refused", _("has errors")
        PLANNED = "planned", _("planned")
        APPLYING = "applying", _("being applied")
        REVIEW = "review", _("waits for the departments")
        APPLIED = "applied", _("applied")
        ABANDONED = "abandoned", _("abandoned")

    UNDER_WAY = (State.APPLYING, State.REVIEW)
    # a person may still read it otherwise or give it up
    OPEN = (State.UNREADABLE, State.MAPPING, State.REFUSED, State.PLANNED)

    catalogue = models.ForeignKey(Catalogue, models.PROTECT, related_name="imports", verbose_name=_("catalogue"))
    source = models.CharField(_("source"), max_length=80, blank=True)
    file_name = models.CharField(_("file name"), max_length=200)
    sha256 = models.CharField(_("file hash"), max_length=64)
    file = models.ForeignKey(
        ImportFile, models.PROTECT, null=True, related_name="imports", verbose_name=_("stored file")
    )
    restores = models.ForeignKey(
        "courses.Edition", models.PROTECT, null=True, related_name="restored_by", verbose_name=_("goes back before")
    )
    readings = models.PositiveSmallIntegerField(_("times read"), default=1)
    recognised = models.JSONField(_("taken for"), default=dict)
    mapping = models.JSONField(_("mapping"), default=dict)
    is_mapped = models.BooleanField(_("columns chosen by a person"), default=False)
    scope = models.CharField(
        _("how complete"),
        max_length=4,
        blank=True,
        choices=[
            (Scope.FULL.value, _("the full list: what it leaves out is retired")),
            (Scope.PART.value, _("only these matters: nothing is retired")),
        ],
    )
    questions = models.JSONField(_("possible renames"), default=list)
    answers = models.JSONField(_("answers to renames"), default=dict)
    decisions = models.JSONField(_("decisions"), default=dict)
    refusal = models.JSONField(_("why it can't be read"), null=True)
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

    @property
    def how_read(self) -> Mapping:
        """The mapping as the domain's value; raises Refusal before the first reading."""
        return Mapping.from_json(self.mapping)


class ImportLine(models.Model):
    """One matter of the plan: what will be done and why. Elements are kept where something is written.

    `changes` holds the facets that differ ({"facet", "kind", "reason"}), `others` the other elements' names.
    `decisions` is what a person said instead, by facet: {"kind", "reason", "by", "at", "facts"}; applying appends it to
    the ledger. `weight` tells changed matters apart: are facts asked again, or not? `flag` is the worst problem of its
    row. `was` is the code the catalogue knows the matter by where a person said that it is the same one.
    """

    class Weight(models.TextChoices):
        FACTS = "facts", _("facts change")
        REST = "rest", _("wording or other columns only")

    class Action(models.TextChoices):
        CREATE = "create", _("new")
        UPDATE = "update", _("changed")
        RETIRE = "retire", _("retired")
        UNCHANGED = "unchanged", _("unchanged")

    catalogue_import = models.ForeignKey(
        CatalogueImport, models.CASCADE, related_name="lines", verbose_name=_("import")
    )
    reading = models.PositiveSmallIntegerField(_("of which reading"), default=1)
    position = models.PositiveIntegerField(_("position"))
    row = models.PositiveIntegerField(_("row"), null=True)
    sheet = models.CharField(_("sheet"), max_length=120, blank=True)
    code = models.CharField(_("code"), max_length=80)
    was = models.CharField(_("known as"), max_length=80, blank=True)
    name = models.CharField(_("name"), max_length=200)
    category = models.CharField(_("category"), max_length=60, blank=True)
    action = models.CharField(_("action"), max_length=10, choices=Action)
    weight = models.CharField(_("weight"), max_length=5, choices=Weight, blank=True)
    flag = models.CharField(_("worst problem"), max_length=7, blank=True)
    changes = models.JSONField(_("changed facets"), default=list)
    decisions = models.JSONField(_("decisions"), default=dict)
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

    def kind_of(self, facet: str) -> str:
        """How the change of a facet counts: by a person's decision or by rule."""
        ruled = next(change["kind"] for change in self.changes if change["facet"] == facet)
        return self.decisions.get(facet, {}).get("kind", ruled)

    @property
    def facets_asked_again(self) -> tuple[str, ...]:
        """Facets whose facts change, as it stands after decisions."""
        names = (change["facet"] for change in self.changes)
        return tuple(facet for facet in names if self.kind_of(facet) == ChangeKind.MATERIAL)
