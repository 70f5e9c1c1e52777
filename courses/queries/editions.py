"""Which edition of a catalogue is the newest."""

from courses.models import Catalogue, Edition


def newest_edition_number(catalogue: Catalogue) -> int:
    """The number of the newest activated edition, in force already or still to come; 0 before the first."""
    newest = Edition.objects.filter(catalogue=catalogue, activation__isnull=False).order_by("-number").first()
    return newest.number if newest else 0
