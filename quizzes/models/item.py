"""What a clerk was shown, word for word, and what is known of the templates it came from."""

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from courses.models import MatterVersion
from ledger.models import LedgerModel
from quizzes.domain.item import Item
from quizzes.domain.written import number_in
from quizzes.models.facets import FACET_CHOICES, names_a_facet

ABOUT = "about"
"""Where the coverage tells of what bears on no facet: type, level, law, fee, what people say."""


class ItemSnapshot(LedgerModel):
    """试题, frozen: the content is the truth, the recipe (template, version, seed, bank) its provenance.

    Addressed by its content: the same item drawn twice is one row. `face` is the
    item's `face_digest`.
    """

    digest = models.CharField(_("digest"), max_length=64, unique=True)
    content = models.JSONField(_("content"))
    matter_version = models.ForeignKey(
        MatterVersion, models.PROTECT, related_name="item_snapshots", verbose_name=_("matter version")
    )
    facets = models.JSONField(_("facets"))
    kind = models.CharField(_("kind"), max_length=20)
    template = models.CharField(_("template"), max_length=80)
    template_version = models.PositiveIntegerField(_("template version"))
    seed = models.BigIntegerField(_("seed"))
    bank_digest = models.CharField(_("bank digest"), max_length=64)
    face = models.CharField(_("face"), max_length=64, null=True)  # noqa: DJ001 — empty of what was frozen before

    class Meta:
        verbose_name = _("item snapshot")
        verbose_name_plural = _("item snapshots")
        indexes = [
            models.Index(fields=["template", "template_version"], name="snapshot_by_template"),
            models.Index(fields=["face"], name="snapshot_by_face"),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.digest[:8]}"

    @property
    def is_written(self) -> bool:
        """Somebody wrote it: the matter has to be named above it, for its words may not."""
        return number_in(self.template) is not None

    @cached_property
    def item(self) -> Item:
        """The content as the domain's value."""
        return Item.from_json(self.content)


class QuarantinedTemplate(LedgerModel):
    """A template shut out of one version of one matter, or let in again; the newest row about it stands.

    Vetting shuts out what is unfair (`by` empty, `faults` say how), a person what was reported (`reason`). A new
    version of the matter or of the template is a new chance.
    """

    matter_version = models.ForeignKey(
        MatterVersion, models.PROTECT, related_name="quarantined_templates", verbose_name=_("matter version")
    )
    facet = models.CharField(_("facet"), max_length=20, choices=FACET_CHOICES, blank=True)
    template = models.CharField(_("template"), max_length=80)
    template_version = models.PositiveIntegerField(_("template version"))
    seed = models.BigIntegerField(_("seed"))
    faults = models.JSONField(_("faults"), default=list)
    lifted = models.BooleanField(_("let in again"), default=False)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("quarantined template")
        verbose_name_plural = _("quarantined templates")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=names_a_facet() | models.Q(facet=""), name="quarantine_names_a_facet"),
            models.CheckConstraint(
                condition=models.Q(by=None, lifted=False) | (models.Q(by__isnull=False) & ~models.Q(reason="")),
                name="quarantine_by_a_person_says_why",
            ),
        ]
        indexes = [models.Index(fields=["matter_version", "template"], name="quarantine_by_version")]

    def __str__(self) -> str:
        return f"{self.template} v{self.template_version} · {self.matter_version}"


class Vetting(models.Model):
    """What trying every template on a version found: the facets that can be asked, or why one can't.

    `facets` is {facet: {"practice": templates, "certifying": templates, "reason": ""}}, "written" of them where some
    are questions somebody wrote; "about" tells of what bears on no facet. Where a check can ask the facet, "since" is
    the first day it could, through versions and recomputations. One row a depth, because what a centre may do for a
    matter decides some items. Recomputed at will; an unvetted version is not asked.
    """

    matter_version = models.ForeignKey(
        MatterVersion, models.CASCADE, related_name="vettings", verbose_name=_("matter version")
    )
    depth = models.CharField(_("depth"), max_length=10, blank=True)
    facets = models.JSONField(_("facets"))
    vetted_at = models.DateTimeField(_("vetted at"))

    class Meta:
        verbose_name = _("vetting")
        verbose_name_plural = _("vettings")
        constraints = [models.UniqueConstraint(fields=["matter_version", "depth"], name="one_vetting_a_depth")]

    def __str__(self) -> str:
        return f"{self.matter_version} {self.depth}"


class TemplateTime(models.Model):
    """How many answers to a template took about so long. No person, no attempt, no date: only the count.

    `seconds` is the upper edge of the bucket. State: counts grow.
    """

    template = models.CharField(_("template"), max_length=80)
    seconds = models.PositiveSmallIntegerField(_("seconds"))
    answers = models.PositiveIntegerField(_("answers"), default=0)

    class Meta:
        verbose_name = _("template time")
        verbose_name_plural = _("template times")
        constraints = [models.UniqueConstraint(fields=["template", "seconds"], name="template_time_once_a_bucket")]

    def __str__(self) -> str:
        return f"{self.template} ≤ {self.seconds} s"
