"""Catalogue import in the admin, a step a module. The command shares every operation with these."""

from courses.views.imports.adding import catalogue_import_add, catalogue_import_list
from courses.views.imports.applying import (
    catalogue_import_abandon,
    catalogue_import_apply,
    catalogue_import_progress,
    catalogue_import_restore,
)
from courses.views.imports.columns import catalogue_import_columns
from courses.views.imports.deciding import (
    catalogue_import_decide,
    catalogue_import_read_again,
    catalogue_import_renames,
)
from courses.views.imports.files import catalogue_import_file, catalogue_import_problems
from courses.views.imports.plan import catalogue_import_plan

__all__ = [
    "catalogue_import_abandon",
    "catalogue_import_add",
    "catalogue_import_apply",
    "catalogue_import_columns",
    "catalogue_import_decide",
    "catalogue_import_file",
    "catalogue_import_list",
    "catalogue_import_plan",
    "catalogue_import_problems",
    "catalogue_import_progress",
    "catalogue_import_read_again",
    "catalogue_import_renames",
    "catalogue_import_restore",
]
