"""A person's calendar (RFC 5545): an all-day event for each thing that is due, and no colleague's name.

All-day events have no time zone, so folding and escaping is all a library would add here.
"""

import hashlib
from datetime import date, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _

from academy.reminders.queries import in_language_of
from ledger.models import ReminderChoice
from ledger.reminders import Due, title_of
from people.models import User

FOLD = 75
_signer = Signer(salt="reminders.feed")


def token_of(choice: ReminderChoice) -> str:
    """What stands in the address: the person's secret, signed by the house."""
    return _signer.sign(choice.feed) if choice.feed else ""


def owner_of(token: str, *, on: date) -> User | None:
    """Whose calendar it is; None where the signature is false, the address was taken back or the account closed."""
    try:
        secret = _signer.unsign(token)
    except BadSignature:
        return None
    choice = ReminderChoice.objects.select_related("person").filter(feed=secret).first()
    if choice is None or choice.person.is_closed(on) or not choice.person.is_active:
        return None
    return choice.person


def calendar(person: User, dues: list[Due], *, on: date) -> bytes:
    """The same bytes for the same things on the same day."""
    base = settings.WAGTAILADMIN_BASE_URL
    with in_language_of(person):
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//academy//reminders//ZH",
            "METHOD:PUBLISH",
            f"X-WR-CALNAME:{_escaped(_('Due dates of General Counter Academy'))}",
        ]
        for one in dues:
            lines += _event(person, one, on=on, base=base)
    return b"".join(map(_folded, [*lines, "END:VCALENDAR"]))


def _event(person: User, one: Due, *, on: date, base: str) -> list[str]:
    name = hashlib.sha256(f"{person.pk}:{one.kind}:{one.key}".encode()).hexdigest()[:32]
    title, about = str(title_of(one.kind)), str(one.about)
    return [
        "BEGIN:VEVENT",
        f"UID:{name}@reminders.academy",
        f"DTSTAMP:{on:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{one.due_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.due_on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'{title} · {about}' if about else title)}",
        f"URL:{base}{one.link}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _folded(line: str) -> bytes:
    """A content line in UTF-8, folded so that no physical line is longer than 75 octets and no letter is split."""
    parts, room = [b""], FOLD
    for letter in line:
        octets = letter.encode()
        if len(parts[-1]) + len(octets) > room:
            parts.append(b"")
            room = FOLD - 1
        parts[-1] += octets
    return b"\r\n ".join(parts) + b"\r\n"
