"""Whose yearly duty another policy would change: the preview of adopting it."""

from dataclasses import dataclass
from datetime import date

from certification.training.domain.duty import DutyDecision
from certification.training.domain.policy import DutyPolicy, DutyRole
from certification.training.queries.duties import facts_of
from certification.training.queries.policies import policy_in
from people.models import Centre, RoleGrant, User


@dataclass(frozen=True, slots=True)
class Touched:
    """Somebody in office whose status of the year would be another. `now` is None where the year asks nothing yet,
    `then` where it would ask nothing any more."""

    person: User
    centre: Centre
    now: DutyDecision | None
    then: DutyDecision | None


def touched_by(proposed: DutyPolicy, *, role: DutyRole, on: date) -> tuple[list[Touched], int]:
    """By centre and account name, and how many were looked at: this year by the policy in force and by the proposed
    one, over the same facts. Seven queries for any number of people."""
    grants = RoleGrant.objects.in_force(on).filter(role=role).select_related("user", "centre")
    posts = {grant.user_id: grant for grant in grants.order_by("centre__code", "user__username")}
    facts = facts_of([grant.user for grant in posts.values()], on=on, role=role)
    standing = policy_in(on.year, role, on=on, adopted=facts.adopted)
    found = []
    for grant in posts.values():
        now, then = (
            facts.decide(grant.user, on.year, policy).decision if policy and policy.required else None
            for policy in (standing, proposed)
        )
        if (now and now.status) != (then and then.status):
            found.append(Touched(grant.user, grant.centre, now, then))
    return found, len(posts)
