"""Reads of the catalogue: what is in force, what is offered, what a clerk must master."""

from courses.queries.changes import facet_changes
from courses.queries.duties import matter_ids_required, matters_required
from courses.queries.matters import matters_offered, siblings_of
from courses.queries.versions import version_in_force, versions_in_force

__all__ = [
    "facet_changes",
    "matter_ids_required",
    "matters_offered",
    "matters_required",
    "siblings_of",
    "version_in_force",
    "versions_in_force",
]
