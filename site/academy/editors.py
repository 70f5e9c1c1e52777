"""Lets editors and department reviewers into Wagtail's admin, and out again when their role ends.

Wagtail knows groups; the house knows dated role grants. The groups follow the grants in force whenever a grant
is saved and whenever the person signs in, so an ended role is gone with the next session (12 hours at most).
"""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from people.models import RoleGrant, User

GROUPS = {RoleGrant.Role.EDITOR: "Lesson editors", RoleGrant.Role.REVIEWER: "Department reviewers"}
QUESTION_PERMISSIONS = ("add_question", "change_question", "publish_question", "delete_question")
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")
"""For editors alone: a department vouches for facts and writes questions; what stands in a lesson, and whether it is
seen at all, is the editor's."""


@transaction.atomic
def group_of(role: str) -> Group:
    """The group of a role, made on first use: access to the admin and the bank of questions; the pages for editors."""
    group, new = Group.objects.get_or_create(name=GROUPS[role])
    group.permissions.add(
        *Permission.objects.filter(codename__in=QUESTION_PERMISSIONS, content_type__app_label="quizzes")
    )
    if new:
        group.permissions.add(Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin"))
        root = Page.objects.filter(depth=1).first()
        for codename in PAGE_PERMISSIONS if role == RoleGrant.Role.EDITOR else ():
            permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    return group


def follow_grants(user: User, *, on: date) -> None:
    """Put the person into the groups their grants give on that day, and out of the others."""
    held = set(user.grants.in_force(on).filter(role__in=GROUPS).values_list("role", flat=True))
    user.groups.remove(*Group.objects.filter(name__in=[name for role, name in GROUPS.items() if role not in held]))
    user.groups.add(*(group_of(role) for role in sorted(held)))


def on_grant_saved(sender: Any, instance: RoleGrant, **kwargs: Any) -> None:
    """Signal receiver: a grant was given or ended."""
    if instance.role in GROUPS:
        follow_grants(instance.user, on=timezone.localdate())


def on_signed_in(sender: Any, user: User, **kwargs: Any) -> None:
    """Signal receiver: somebody signed in."""
    follow_grants(user, on=timezone.localdate())
