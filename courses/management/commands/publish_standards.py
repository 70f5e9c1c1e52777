"""`publish_standards`: the service standards that come along, as pages an editor goes on with."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.operations.standards import publish_standards


class Command(BaseCommand):
    """Safe to repeat: a page that is there is never touched."""

    help = "Make and publish the pages of the service standards that aren't there yet."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        made = publish_standards(by=None, at=timezone.now())
        self.stdout.write(_("%(count)d pages made; those that were there are as they were.") % {"count": made})
