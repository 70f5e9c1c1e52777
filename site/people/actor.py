"""Who is asking, with every role and place they hold today; read once per request."""

from dataclasses import dataclass, field
from datetime import date

from people.models import AdminUnit, RoleGrant, User

Role = RoleGrant.Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person and what they may reach. Sets hold primary keys of centres and units; `reviews` pairs a unit
    with the department a reviewer answers for in it."""

    user: User
    clerk_of: int | None = None
    heads: frozenset[int] = frozenset()
    leads_units: frozenset[int] = frozenset()
    inspects_units: frozenset[int] = frozenset()
    edits_units: frozenset[int] = frozenset()
    reviews: frozenset[tuple[int, str]] = frozenset()
    is_admin: bool = False
    roles: tuple[str, ...] = field(default=())

    def has(self, *roles: str) -> bool:
        return self.is_admin or any(role in self.roles for role in roles)


def actor_for(user: User, *, on: date) -> Actor:
    """Load the actor in at most two queries: the grants in force, and the unit tree where a role reaches down it."""
    grants = list(user.grants.in_force(on))
    below = _units_below({g.unit_id for g in grants if g.unit_id})
    reach: dict[str, set[int]] = {role: set() for role in Role.values}
    for grant in grants:
        reach[grant.role] |= below.get(grant.unit_id, set()) if grant.unit_id else set()
    return Actor(
        user=user,
        clerk_of=next((g.centre_id for g in grants if g.role == Role.CLERK), None),
        heads=frozenset(g.centre_id for g in grants if g.role == Role.HEAD),
        leads_units=frozenset(reach[Role.LEADER]),
        inspects_units=frozenset(reach[Role.INSPECTOR]),
        edits_units=frozenset(reach[Role.EDITOR]),
        reviews=frozenset(
            (unit, g.department) for g in grants if g.role == Role.REVIEWER for unit in below.get(g.unit_id, ())
        ),
        is_admin=user.is_superuser or any(g.role == Role.ADMIN for g in grants),
        roles=tuple(sorted({g.role for g in grants})),
    )


def _units_below(roots: set[int]) -> dict[int, set[int]]:
    """Each root unit with all units under it, itself included."""
    if not roots:
        return {}
    children: dict[int | None, list[int]] = {}
    for pk, parent in AdminUnit.objects.values_list("pk", "parent_id"):
        children.setdefault(parent, []).append(pk)
    found: dict[int, set[int]] = {}
    for root in roots:
        seen, queue = set(), [root]
        while queue:
            unit = queue.pop()
            seen.add(unit)
            queue.extend(children.get(unit, ()))
        found[root] = seen
    return found
