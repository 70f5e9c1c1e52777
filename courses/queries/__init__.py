"""Reads of the catalogue: what is in force, what is offered, what a clerk must master."""

from courses.queries.changes import facet_changes
from courses.queries.duties import matter_ids_required, matters_required
from courses.queries.matters import matters_offered, siblings_of
from courses.queries.versions import version_in_force, versions_in_force
from courses.queries.volumes import cases_of, counter_weights

__all__ = [
    "cases_of",
    "counter_weights",
    "facet_changes",
    "matter_ids_required",
    "matters_offered",
    "matters_required",
    "siblings_of",
    "version_in_force",
    "versions_in_force",
]
