"""What of the staff file a person is to be reminded of: a certificate that ends, an entry the head did not confirm."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from certification.staff_file.models import StaffFileEntry
from certification.staff_file.queries import person_file
from ledger.reminders import Due
from people.models import User


def certificates_to_remind(person: User, *, on: date, by: date) -> Iterator[Due]:
    """The last day of each certificate that stands; nothing of whoever has no file."""
    found = person_file(person, on=on)
    for one in found.standing.kinds:
        if one.valid_until is not None and one.valid_until <= by:
            about = str(StaffFileEntry.Kind(one.kind).label)
            yield Due("staff_file.ends", str(one.entry), one.valid_until, about, reverse("my_staff_file"))
