"""The answer to the hand-over check: which matters of a window would be left with too few certified clerks."""

from datetime import date

from certification.awards.queries import policy_in_force, standings
from certification.awards.queries.offers import offers_in
from certification.rotation.cover import ThinMatter
from courses.models import Matter, WindowMatter
from courses.queries import matter_ids_required, matters_offered
from people.models import User, Window
from people.queries import clerks_of


def left_thin(clerk: User, *, leaves: Window, joins: Window | None, on: date) -> tuple[ThinMatter, ...]:
    """Matters of `leaves` that fewer than k certified clerks would serve once `clerk` sits at `joins` (or nowhere).

    A certified colleague counts where one of their own windows serves the matter. What the move itself makes
    thinner comes first, and of that the barest.
    """
    matters = _matters_of(leaves, on)
    kept = {matter.pk for matter in _matters_of(joins, on)} if joins else set()
    colleagues = [other for other in clerks_of(leaves.centre, on=on) if other.pk != clerk.pk]
    required = matter_ids_required(colleagues, on)
    held = offers_in(matters)
    found = standings([clerk.pk, *required], held, on=on)
    k, thin = policy_in_force(on).cover_k, []
    for matter in matters:
        serving = [other for other, own in required.items() if matter.pk in own]
        if matter.pk in kept:
            serving.append(clerk.pk)
        remaining = sum(found.of(other, matter.pk).valid for other in serving)
        own = clerk.pk not in serving and found.of(clerk.pk, matter.pk).valid
        if remaining < (needed := k.of(held[matter.pk].tier)):
            thin.append(ThinMatter(matter.pk, matter.name, matter.category, remaining + own, remaining, needed))
    return tuple(sorted(thin, key=lambda one: (not one.worsens, one.remaining - one.needed)))


def _matters_of(window: Window, on: date) -> list[Matter]:
    """What the window serves: a general window all its centre offers, any other its own set."""
    offered = matters_offered(window.centre, on)
    if window.kind == Window.Kind.GENERAL:
        return list(offered)
    return list(offered.filter(pk__in=WindowMatter.objects.running_on(on).filter(window=window).values("matter")))
