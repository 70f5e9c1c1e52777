"""Lets editors and department reviewers into Wagtail's admin, and out again when their role ends.

Wagtail knows groups; the house knows dated role grants. The group follows the grants in force whenever a grant
is saved and whenever the person signs in, so an ended role is gone with the next session (12 hours at most).
"""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from people.models import RoleGrant, User

GROUP = "Lesson editors"
ROLES = (RoleGrant.Role.EDITOR, RoleGrant.Role.REVIEWER)
QUESTION_PERMISSIONS = ("add_question", "change_question", "publish_question", "delete_question")
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")


@transaction.atomic
def editors_group() -> Group:
    """The group with access to the admin and to the page tree; made on first use."""
    group, new = Group.objects.get_or_create(name=GROUP)
    group.permissions.add(
        *Permission.objects.filter(codename__in=QUESTION_PERMISSIONS, content_type__app_label="quizzes")
    )
    if new:
        group.permissions.add(Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin"))
        root = Page.objects.filter(depth=1).first()
        for codename in PAGE_PERMISSIONS:
            permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    return group


def follow_grants(user: User, *, on: date) -> None:
    """Put the person into the editors' group, or out of it, as their grants say on that day."""
    if user.grants.in_force(on).filter(role__in=ROLES).exists():
        user.groups.add(editors_group())
    else:
        user.groups.remove(*Group.objects.filter(name=GROUP))


def on_grant_saved(sender: Any, instance: RoleGrant, **kwargs: Any) -> None:
    """Signal receiver: a grant was given or ended."""
    if instance.role in ROLES:
        follow_grants(instance.user, on=max(timezone.localdate(), instance.starts_on))


def on_signed_in(sender: Any, user: User, **kwargs: Any) -> None:
    """Signal receiver: somebody signed in."""
    follow_grants(user, on=timezone.localdate())
