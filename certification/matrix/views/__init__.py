"""Pages of the matrix and of a clerk's record."""

from certification.matrix.views.ahead import matrix_ahead
from certification.matrix.views.batches import certificate_batch, certificate_batch_file, certificate_batch_new
from certification.matrix.views.cell import matrix_cell
from certification.matrix.views.coverage import coverage
from certification.matrix.views.facets import matrix_facets
from certification.matrix.views.issue import certificate_issue
from certification.matrix.views.kept_views import matrix_view_act, matrix_view_keep
from certification.matrix.views.matrix import matrix, matrix_export, matrix_file
from certification.matrix.views.mending import mending, mending_apply, mending_back
from certification.matrix.views.record import my_record, record
from certification.matrix.views.service import service_matter, service_standing
from certification.matrix.views.stand_ins import stand_in_apply, stand_in_file, stand_in_list, stand_in_new
from certification.matrix.views.sums import centre_sums
from certification.matrix.views.time import matrix_changes, matrix_trend
from certification.matrix.views.today import counter, who_can
from certification.matrix.views.ways import mending_way, practice_hint_back
from certification.matrix.views.whatif import what_if

__all__ = [
    "centre_sums",
    "certificate_batch",
    "certificate_batch_file",
    "certificate_batch_new",
    "certificate_issue",
    "counter",
    "coverage",
    "matrix",
    "matrix_ahead",
    "matrix_cell",
    "matrix_changes",
    "matrix_export",
    "matrix_facets",
    "matrix_file",
    "matrix_trend",
    "matrix_view_act",
    "matrix_view_keep",
    "mending",
    "mending_apply",
    "mending_back",
    "mending_way",
    "my_record",
    "practice_hint_back",
    "record",
    "service_matter",
    "service_standing",
    "stand_in_apply",
    "stand_in_file",
    "stand_in_list",
    "stand_in_new",
    "what_if",
    "who_can",
]
