"""Reads of the training room: noun phrases. Import them from here."""

from certification.training.queries.duties import (
    DutyRow,
    duties_of,
    duties_of_centre,
    duties_of_years,
    duty_of,
    facts_of,
    people_of_year,
)
from certification.training.queries.enrolments import Seats, seats_of, sessions_to_come
from certification.training.queries.policies import policy_in, versions_newest_first
from certification.training.queries.registers import (
    Line,
    lines_of,
    outside_lines,
    register_of,
    registers_of,
    sessions_of,
    years_of,
)
from certification.training.queries.touched import Touched, touched_by

__all__ = [
    "DutyRow",
    "Line",
    "Seats",
    "Touched",
    "duties_of",
    "duties_of_centre",
    "duties_of_years",
    "duty_of",
    "facts_of",
    "lines_of",
    "outside_lines",
    "people_of_year",
    "policy_in",
    "register_of",
    "registers_of",
    "seats_of",
    "sessions_of",
    "sessions_to_come",
    "touched_by",
    "versions_newest_first",
    "years_of",
]
