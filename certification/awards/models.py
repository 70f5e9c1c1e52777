"""The certification ledger: rules by version, acts on certifications, and the papers issued."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from certification.awards.domain.policy import CertificationPolicy
from certification.awards.domain.rows import AwardKind
from courses.models import Matter
from courses.models.files import private_files
from ledger.models import LedgerModel
from people.models import Centre
from quizzes.models import CheckOutcome


class CertificationPolicyVersion(LedgerModel):
    """One version of the rules (认证规则), in force from its effective date until a later one is.

    `rules` is `CertificationPolicy.to_json()`; before the first row the shipped defaults hold.
    """

    version = models.CharField(_("version"), max_length=40, unique=True)
    rules = models.JSONField(_("rules"))
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("certification policy")
        verbose_name_plural = _("certification policies")
        ordering = ["effective_at", "pk"]

    def __str__(self) -> str:
        return self.version

    @property
    def policy(self) -> CertificationPolicy:
        """The rules as the domain's value."""
        return CertificationPolicy.from_json(self.rules)


class AwardEntry(LedgerModel):
    """One act on a clerk's certification in a matter (认证台账). Status is never stored, only computed from these.

    `versions` is {facet: matter version} proved or granted, `excluded` the facets without items then; an award
    stands on `outcome`, every other act on a person's word with a reason.
    """

    class Kind(models.TextChoices):
        AWARD = AwardKind.AWARD, _("award")
        MANUAL_GRANT = AwardKind.MANUAL_GRANT, _("grant by hand")
        SUSPENSION = AwardKind.SUSPENSION, _("suspension")
        REINSTATEMENT = AwardKind.REINSTATEMENT, _("reinstatement")
        REVOCATION = AwardKind.REVOCATION, _("revocation")

    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="award_entries", verbose_name=_("clerk")
    )
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="award_entries", verbose_name=_("matter"))
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    expires_on = models.DateField(_("valid until"), null=True)
    versions = models.JSONField(_("facet versions"), default=dict)
    excluded = models.JSONField(_("facets without items"), default=dict)
    policy_version = models.CharField(_("policy version"), max_length=40)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    outcome = models.OneToOneField(
        CheckOutcome, models.PROTECT, null=True, related_name="award", verbose_name=_("check outcome")
    )

    class Meta:
        verbose_name = _("certification entry")
        verbose_name_plural = _("certification entries")
        ordering = ["effective_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="award", outcome__isnull=False, expires_on__isnull=False)
                | models.Q(kind="manual_grant", outcome=None, expires_on__isnull=False)
                | models.Q(kind__in=["suspension", "reinstatement", "revocation"], outcome=None),
                name="award_stands_on_its_ground",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="award") | (~models.Q(reason="") & models.Q(by__isnull=False)),
                name="award_by_hand_is_signed",
            ),
        ]
        indexes = [models.Index(fields=["clerk", "matter", "effective_at"], name="award_by_clerk_matter")]

    def __str__(self) -> str:
        return f"{self.clerk} · {self.matter} · {self.get_kind_display()}"


def place_of(ground: "AwardGround", name: str) -> str:
    """By the bytes' hash: nothing of what the person called the file reaches the disk."""
    return f"grounds/{ground.sha256[:2]}/{ground.sha256}"


class AwardGround(LedgerModel):
    """What an act by hand rests on beyond its reason: the evidence in words, a document or the number and place of one,
    and why it is dated back.

    A file is a scan or picture of a signed paper; it has no address and is handed out by a view of ours.
    """

    entry = models.OneToOneField(AwardEntry, models.PROTECT, related_name="ground", verbose_name=_("entry"))
    evidence = models.TextField(_("evidence"), blank=True)
    reference = models.CharField(_("number or place of the paper"), max_length=120, blank=True)
    late_reason = models.CharField(_("why it holds from an earlier day"), max_length=200, blank=True)
    name = models.CharField(_("file name"), max_length=200, blank=True)
    sha256 = models.CharField(_("file hash"), max_length=64, blank=True)
    size = models.PositiveIntegerField(_("bytes"), default=0)
    file = models.FileField(_("file"), storage=private_files, upload_to=place_of, max_length=200, blank=True)

    class Meta:
        verbose_name = _("ground of an act")
        verbose_name_plural = _("grounds of acts")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.entry} · {self.name or self.evidence[:40]}"


class Certificate(LedgerModel):
    """证明 as issued: the paper's content frozen, found again by its random token.

    `content` is what the paper says (see `operations.papers`), matters by key included; what holds today is computed
    from the ledger when somebody looks. A later paper of the same clerk, centre, scope and category replaces it.
    """

    class Scope(models.TextChoices):
        CATEGORY = "category", _("one category")
        WHOLE = "whole", _("all matters of the centre")

    serial = models.CharField(_("serial number"), max_length=60, unique=True)
    token = models.CharField(_("token"), max_length=43, unique=True)
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="certificates", verbose_name=_("clerk")
    )
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="certificates", verbose_name=_("centre"))
    scope = models.CharField(_("scope"), max_length=10, choices=Scope, default=Scope.CATEGORY)
    category = models.CharField(_("category"), max_length=60, blank=True)
    content = models.JSONField(_("content"))
    expires_on = models.DateField(_("valid until"))
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("issued by")
    )

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-effective_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(scope="category") | models.Q(category=""), name="certificate_whole_names_no_category"
            )
        ]

    def __str__(self) -> str:
        return self.serial

    @property
    def about(self) -> str:
        """What it is about, in the reader's words."""
        return self.category or self.get_scope_display()
