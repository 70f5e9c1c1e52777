"""Which centre handles which matter, and which window serves it: closed and opened again, never rewritten.

A row that has begun keeps its terms: other terms are a new row. Only its end may move, and a row that would have begun
on the very day or later is replaced, for nobody has relied on it yet.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from courses.domain.facets import Depth, Tier
from courses.domain.offerings.terms import Terms
from courses.models import Catalogue, Matter, MatterVersion, Offering, WindowMatter
from courses.queries.offerings import lasting, terms_of
from ledger import audit
from people.models import Centre, User, Window


def hold(centre: Centre, wanted: Mapping[int, Terms | None], *, on: date) -> None:
    """From that day on the centre handles each matter (by key) on these terms and no others; None: not at all.

    Terms that begin later leave until then what holds now. Part of a larger operation, which writes the audit row.
    """
    rows: dict[int, list[Offering]] = defaultdict(list)
    for row in lasting(Offering.objects.filter(centre=centre, matter__in=wanted), on).order_by("starts_on"):
        rows[row.matter_id].append(row)
    new, gone, ending = [], [], []
    for matter, terms in wanted.items():
        begins = max(on, terms.starts_on) if terms else on
        terms = replace(terms, starts_on=begins) if terms else None
        earlier = [row for row in rows[matter] if row.starts_on < begins]
        later = [row for row in rows[matter] if row.starts_on >= begins]
        current = earlier[-1] if earlier and (earlier[-1].ends_on or begins) >= begins else None
        goes_on = terms is not None and current is not None and _alike(terms_of(current), terms)
        stands = [] if goes_on else [row for row in later if terms and terms_of(row) == terms]
        gone += [row.pk for row in later if row not in stands]
        if current:
            current.ends_on = terms.ends_on if goes_on and terms else begins
            ending.append(current)
        if terms and not goes_on and not stands:
            new.append(Offering(centre=centre, matter_id=matter, **_columns(terms)))
    Offering.objects.filter(pk__in=gone).delete()
    Offering.objects.bulk_update(ending, ["ends_on"])
    Offering.objects.bulk_create(new)


def _alike(first: Terms, second: Terms) -> bool:
    return replace(first, starts_on=second.starts_on, ends_on=second.ends_on) == second


def _columns(terms: Terms) -> dict[str, Any]:
    return {
        "starts_on": terms.starts_on,
        "depth": terms.depth or "",
        "tier": terms.tier,
        "document": terms.document,
        "expires_on": terms.expires_on,
        "ends_on": terms.ends_on,
    }


def set_offerings(centre: Centre, wanted: dict[int, tuple[str, str]], *, on: date, again: Collection[int] = ()) -> None:
    """From that day the centre handles these matters (by key) to a (depth, tier); "" keeps what it has.

    What was to begin later still does, and an end stays, but for the matters that are listed `again`. Part of a larger
    operation, which writes the audit row.
    """
    now: dict[int, Terms] = {}
    rows = lasting(Offering.objects.filter(centre=centre, matter__in=wanted), on).order_by("starts_on")
    for row in rows:
        now.setdefault(row.matter_id, terms_of(row))
    hold(centre, {key: _listed(now.get(key), *said, on=on, again=key in again) for key, said in wanted.items()}, on=on)


def _listed(now: Terms | None, depth: str, tier: str, *, on: date, again: bool) -> Terms:
    terms = now or Terms(on)
    after = replace(
        terms,
        depth=Depth(depth) if depth else terms.depth,
        tier=Tier(tier) if tier else terms.tier,
        ends_on=None if again else terms.ends_on,
    )
    # the document authorised the depth: it stays with the same depth and doesn't cover another one
    return after if after.depth is terms.depth else replace(after, document="", expires_on=None)


def close_offerings(matters: Iterable[int], *, on: date) -> None:
    """From that day no centre and no window handles these matters; what would only have begun later goes."""
    for model in (Offering, WindowMatter):
        rows = lasting(model.objects.filter(matter__in=list(matters)), on)
        rows.filter(starts_on__gte=on).delete()
        rows.update(ends_on=on)


def reopen_offerings(matters: Mapping[int, date], *, on: date) -> None:
    """Matters (by key, with the day they were retired) are listed again: every centre and window that had to stop on
    that day goes on as before. What has been opened since is left alone."""
    for model in (Offering, WindowMatter):
        place = "centre_id" if model is Offering else "window_id"
        rows = model.objects.filter(matter__in=matters).order_by("starts_on")
        stopped = [row for row in rows if row.ends_on == matters[row.matter_id]]
        held = {(getattr(row, place), row.matter_id) for row in rows if row.ends_on is None}
        for row in stopped:
            if (getattr(row, place), row.matter_id) in held:
                continue
            if row.ends_on < on:
                row.pk, row.starts_on, row._state.adding = None, on, True
            row.ends_on = None
            row.save()


@transaction.atomic
def offer_catalogue(centre: Centre, catalogue: Catalogue, *, on: date, by: User | None, at: datetime) -> int:
    """A centre takes over every matter of a catalogue in force that day; returns how many it didn't have yet.

    Depth and tier follow another centre's where one handles the matter already.
    """
    listed = MatterVersion.objects.in_force(on).filter(matter__catalogue=catalogue).values_list("matter", flat=True)
    held = set(lasting(Offering.objects.filter(centre=centre), on).values_list("matter", flat=True))
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
    new = serve(window, wanted, on=starts_on)
    audit.record("window.serves", window, by=by, at=at, matters=sorted(wanted), starts_on=starts_on.isoformat())
    return new


def serve(window: Window, wanted: set[int], *, on: date) -> int:
    """From that day the window serves exactly these matters (by key); returns how many are new to it.

    Part of a larger operation, which writes the audit row.
    """
    running = lasting(WindowMatter.objects.filter(window=window), on)
    held = set(running.values_list("matter", flat=True))
    dropped = running.exclude(matter__in=wanted)
    dropped.filter(starts_on__gte=on).delete()
    dropped.update(ends_on=on)
    WindowMatter.objects.bulk_create(
        WindowMatter(window=window, matter_id=matter, starts_on=on) for matter in sorted(wanted - held)
    )
    return len(wanted - held)
