"""Reads of the staff file. Import them from here; `centre_file` and `staffing_of` are what other rooms build on."""

from certification.staff_file.queries.files import (
    PersonFile,
    centre_file,
    files_of,
    person_file,
    staff_of,
    staff_of_year,
)
from certification.staff_file.queries.staffing import Staffing, YearOfCases, staffing_of
from certification.staff_file.queries.yearly import (
    YearRow,
    words_about,
    words_signed,
    words_standing,
    year_rows,
    years_to_judge,
)

__all__ = [
    "PersonFile",
    "Staffing",
    "YearOfCases",
    "YearRow",
    "centre_file",
    "files_of",
    "person_file",
    "staff_of",
    "staff_of_year",
    "staffing_of",
    "words_about",
    "words_signed",
    "words_standing",
    "year_rows",
    "years_to_judge",
]
