"""Staff files, staffing and the yearly word."""

from tests.routes.rows import OF_THE_CENTRE, OVERSEERS, Row

HERE = "?centre=putuoshan"

STAFF_FILE = (
    Row("staffing", OVERSEERS),
    Row("staffing", OF_THE_CENTRE, query=HERE),
)
