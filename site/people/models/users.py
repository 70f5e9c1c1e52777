"""Accounts and the roles they hold, each with its place and dates."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models.places import AdminUnit, Centre


class User(AbstractUser):
    """One person. `name` is written as in the staff list; demo people are marked as such everywhere.

    Nobody is ever deleted: an account is closed from `closes_on` on, and may be opened again. `must_change_password`
    says that somebody else knows the password, because they handed it out.
    """

    first_name = None
    last_name = None
    name = models.CharField(_("name"), max_length=60)
    employee_number = models.CharField(_("employee number"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    is_demo = models.BooleanField(_("demo account"), default=False)
    must_change_password = models.BooleanField(_("must choose a password"), default=False)
    closes_on = models.DateField(_("account closed from"), null=True, blank=True)

    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["username"]

    def __str__(self) -> str:
        return self.name or self.username

    def is_closed(self, on: date) -> bool:
        """Whether nobody may sign in to the account on that day."""
        return self.closes_on is not None and self.closes_on <= on

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


class RoleGrantQuerySet(models.QuerySet):
    """Grants by the day they hold."""

    def in_force(self, on: date) -> "RoleGrantQuerySet":
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gt=on), starts_on__lte=on)


class RoleGrant(models.Model):
    """A role held on [starts_on, ends_on). Clerk and head belong to a centre; the others to a unit."""

    class Role(models.TextChoices):
        CLERK = "clerk", _("clerk")
        HEAD = "head", _("head of centre")
        LEADER = "leader", _("leader in charge")
        REVIEWER = "reviewer", _("department reviewer")
        EDITOR = "editor", _("editor")
        INSPECTOR = "inspector", _("inspector")
        ADMIN = "admin", _("administrator")

    AT_CENTRE = (Role.CLERK, Role.HEAD)

    user = models.ForeignKey(User, models.PROTECT, related_name="grants", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=10, choices=Role)
    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="grants", verbose_name=_("centre")
    )
    unit = models.ForeignKey(
        AdminUnit, models.PROTECT, null=True, blank=True, related_name="grants", verbose_name=_("unit")
    )
    department = models.CharField(_("department"), max_length=60, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("role grant")
        verbose_name_plural = _("role grants")
        ordering = ["user", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=["clerk", "head"], centre__isnull=False, unit=None)
                | models.Q(role__in=["leader", "reviewer", "editor", "inspector"], unit__isnull=False, centre=None)
                | models.Q(role="admin", unit=None, centre=None),
                name="grant_has_its_place",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="grant_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=models.Q(ends_on=None, role="clerk"),
                name="clerk_of_one_centre",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"
