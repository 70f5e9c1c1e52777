"""Which centre handles which matter, and which window serves it: closed and opened again, never rewritten."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from courses.domain.facets import Tier
from courses.models import Catalogue, Matter, MatterVersion, Offering, WindowMatter
from ledger import audit
from people.models import Centre, User, Window

# A list that names no tier is trained as a regular matter until the centre decides.
UNSTATED_TIER = Tier.B


def set_offerings(centre: Centre, wanted: dict[int, tuple[str, str]], *, on: date) -> None:
    """From that day the centre handles these matters (by key) to a (depth, tier); "" keeps what it has.

    Part of a larger operation, which writes the audit row.
    """
    open_ones = {o.matter_id: o for o in Offering.objects.filter(centre=centre, matter__in=wanted, ends_on=None)}
    new = []
    for matter, (depth, tier) in wanted.items():
        now = open_ones.get(matter)
        depth = depth or (now.depth if now else "")
        tier = tier or (now.tier if now else UNSTATED_TIER)
        if now and (now.depth, now.tier) == (depth, tier):
            continue
        if now and now.starts_on >= on:
            held = {} if now.depth == depth else {"document": "", "expires_on": None}
            Offering.objects.filter(pk=now.pk).update(depth=depth, tier=tier, **held)
            continue
        if now:
            Offering.objects.filter(pk=now.pk).update(ends_on=on)
        # the document authorised the depth: it stays with the same depth and doesn't cover another one
        held = {"document": now.document, "expires_on": now.expires_on} if now and now.depth == depth else {}
        new.append(Offering(centre=centre, matter_id=matter, depth=depth, tier=tier, starts_on=on, **held))
    Offering.objects.bulk_create(new)


def close_offerings(matters: Iterable[int], *, on: date) -> None:
    """From that day no centre and no window handles these matters; what would only have begun later goes."""
    for model in (Offering, WindowMatter):
        running = model.objects.filter(matter__in=list(matters), ends_on=None)
        running.filter(starts_on__gte=on).delete()
        running.update(ends_on=on)


@transaction.atomic
def offer_catalogue(centre: Centre, catalogue: Catalogue, *, on: date, by: User | None, at: datetime) -> int:
    """A centre takes over every matter of a catalogue in force that day; returns how many it didn't have yet.

    Depth and tier follow another centre's where one handles the matter already.
    """
    listed = MatterVersion.objects.in_force(on).filter(matter__catalogue=catalogue).values_list("matter", flat=True)
    held = set(Offering.objects.filter(centre=centre, ends_on=None).values_list("matter", flat=True))
    elsewhere = {
        matter: (depth, tier)
        for matter, depth, tier in Offering.objects.filter(matter__catalogue=catalogue, ends_on=None)
        .order_by("-centre")
        .values_list("matter", "depth", "tier")
    }
    wanted = {matter: elsewhere.get(matter, ("", "")) for matter in listed if matter not in held}
    set_offerings(centre, wanted, on=on)
    audit.record("centre.offers", centre, by=by, at=at, catalogue=catalogue.pk, matters=len(wanted))
    return len(wanted)


@transaction.atomic
def assign_window_matters(
    window: Window, matters: Iterable[Matter | int], *, starts_on: date, by: User | None, at: datetime
) -> int:
    """From that day a sector or tidal window serves exactly these matters; returns how many are new to it."""
    wanted = {matter.pk if isinstance(matter, Matter) else matter for matter in matters}
    running = WindowMatter.objects.filter(window=window, ends_on=None)
    held = set(running.values_list("matter", flat=True))
    dropped = running.exclude(matter__in=wanted)
    dropped.filter(starts_on__gte=starts_on).delete()
    dropped.update(ends_on=starts_on)
    WindowMatter.objects.bulk_create(
        WindowMatter(window=window, matter_id=matter, starts_on=starts_on) for matter in sorted(wanted - held)
    )
    audit.record("window.serves", window, by=by, at=at, matters=sorted(wanted), starts_on=starts_on.isoformat())
    return len(wanted - held)
