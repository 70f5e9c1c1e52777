"""The entries of the staff file, and the head's word on each."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.staff_file.domain.entries import EDUCATION_LEVELS, OCCUPATION_LEVELS, EntryKind
from certification.staff_file.domain.entries import Level as Levels
from certification.staff_file.domain.entries import Word as Words
from courses.models.files import private_files
from ledger.models import LedgerModel


def scan_place(entry: "StaffFileEntry", name: str) -> str:
    """By the bytes' hash: nothing of what the person called the file reaches the disk."""
    return f"staff_file/{entry.sha256[:2]}/{entry.sha256}"


class StaffFileEntry(LedgerModel):
    """档案条目: a degree, a certificate, a skill the standard asks for. A correction names the row it `replaces`; a
    withdrawn one says that row was no fact. It stands once the head confirmed it (`certification.staff_file.domain`).
    """

    class Kind(models.TextChoices):
        EDUCATION = EntryKind.EDUCATION, _("education")
        OCCUPATION = EntryKind.OCCUPATION, _("occupation level")
        COMPUTER = EntryKind.COMPUTER, _("works with computers")
        OFFICE = EntryKind.OFFICE, _("works with office software")
        FITNESS = EntryKind.FITNESS, _("fit for the work")

    class Level(models.TextChoices):
        SECONDARY = Levels.SECONDARY, _("below college")
        COLLEGE = Levels.COLLEGE, _("college (3 years)")
        BACHELOR = Levels.BACHELOR, _("bachelor")
        GRADUATE = Levels.GRADUATE, _("postgraduate")
        FIVE = Levels.FIVE, _("level five (junior worker)")
        FOUR = Levels.FOUR, _("level four (intermediate worker)")
        THREE = Levels.THREE, _("level three (senior worker)")
        TWO = Levels.TWO, _("level two (technician)")
        ONE = Levels.ONE, _("level one (senior technician)")

    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="staff_file", verbose_name=_("clerk")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    level = models.CharField(
        pgettext_lazy("of education or occupation", "level"), max_length=10, choices=Level, blank=True
    )
    issuer = models.CharField(_("school or issuing body"), max_length=120, blank=True)
    number = models.CharField(_("certificate number"), max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(_("year of graduation"), null=True)
    issued_on = models.DateField(_("issued on"), null=True)
    valid_until = models.DateField(_("valid until"), null=True)
    remark = models.CharField(_("remark"), max_length=200, blank=True)
    name = models.CharField(_("file name"), max_length=200, blank=True)
    sha256 = models.CharField(_("file hash"), max_length=64, blank=True)
    scan = models.FileField(_("scan"), storage=private_files, upload_to=scan_place, max_length=200, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", verbose_name=_("entry it corrects")
    )
    withdrawn = models.BooleanField(_("withdrawn"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("entry of the staff file")
        verbose_name_plural = _("entries of staff files")
        ordering = ["clerk", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="education", level__in=list(EDUCATION_LEVELS))
                | models.Q(kind="occupation", level__in=list(OCCUPATION_LEVELS))
                | models.Q(kind__in=["computer", "office", "fitness"], level=""),
                name="staff_entry_level_of_its_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until=None)
                | models.Q(issued_on=None)
                | models.Q(valid_until__gte=models.F("issued_on")),
                name="staff_entry_ends_after_issue",
            ),
            # nothing about anybody's health: the head's word, and no paper behind it
            models.CheckConstraint(
                condition=~models.Q(kind="fitness") | models.Q(scan="", remark="", issuer="", number=""),
                name="staff_entry_keeps_no_health",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn=False) | models.Q(replaces__isnull=False),
                name="staff_entry_withdraws_a_row",
            ),
        ]
        indexes = [models.Index(fields=["clerk", "kind"], name="staff_file_by_clerk")]

    def __str__(self) -> str:
        return f"{self.clerk} · {self.about}"

    @property
    def about(self) -> str:
        """What it says, in a few words."""
        return " · ".join(filter(None, (str(self.get_kind_display()), str(self.get_level_display()), self.issuer)))


class StaffFileWord(LedgerModel):
    """The head's word on an entry: confirmed or refused, once. A refusal has its reason; so has the confirmation of an
    education below 大专."""

    class Word(models.TextChoices):
        CONFIRMED = Words.CONFIRMED, pgettext_lazy("an entry of the staff file", "confirmed")
        REFUSED = Words.REFUSED, pgettext_lazy("an entry of the staff file", "not confirmed")

    entry = models.OneToOneField(
        StaffFileEntry, models.PROTECT, related_name="word", verbose_name=_("entry of the staff file")
    )
    word = models.CharField(_("word"), max_length=9, choices=Word)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("word on an entry of the staff file")
        verbose_name_plural = _("words on entries of staff files")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(word="confirmed") | (models.Q(word="refused") & ~models.Q(reason="")),
                name="staff_word_with_its_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry} · {self.get_word_display()}"
