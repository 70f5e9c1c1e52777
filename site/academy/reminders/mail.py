"""The digest by mail: plain text, in the person's language, the reason of each thing and one link.

A mail may be about the person's own things only: no colleague is named in it.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from academy.reminders.domain.quiet import is_quiet, speaks_at
from academy.reminders.queries import choice_of, dues_of, in_language_of, told
from ledger import outbox
from ledger.reminders import Due
from people.models import User


def on_reminder_mail(payload: dict[str, Any], *, at: datetime) -> None:
    """Send one person's digest of things that are still due; in the quiet hours later.

    A worker killed between sending and the mark sends again, under the same Message-ID, which mail systems take for
    the same mail.
    """
    local = timezone.localtime(at)
    if is_quiet(local):
        raise outbox.Later(speaks_at(local))
    person, on = User.objects.get(pk=payload["person"]), local.date()
    if not (person.email and choice_of(person).mail) or person.is_closed(on):
        return
    wanted = {tuple(thing) for thing in payload["things"]}
    dues = [one for one in dues_of(person, on=on) if (one.kind, one.key, one.due_on.isoformat()) in wanted]
    if dues:
        letter(person, dues, at=local).send()


def letter(person: User, dues: list[Due], *, at: datetime) -> EmailMessage:
    """The mail, not sent yet."""
    on, base = at.date(), settings.WAGTAILADMIN_BASE_URL
    with in_language_of(person):
        context = {"person": person, "told": told(dues, on=on), "address": base + reverse("reminders")}
        subject = ngettext("%(count)d thing is due", "%(count)d things are due", len(dues)) % {"count": len(dues)}
        body = render_to_string("academy/reminders/mail.txt", context)
    host = base.partition("://")[2].partition("/")[0].partition(":")[0]
    number = f"<reminders.{person.pk}.{on:%Y%m%d}@{host}>"
    return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [person.email], headers={"Message-ID": number})
