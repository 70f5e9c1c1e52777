"""What the API answers, as its OpenAPI page says it."""

from datetime import date
from typing import Annotated

from ninja import Field, Schema

MOST = 100


class CentreOut(Schema):
    code: str
    name: str
    unit: str


class FacetOut(Schema):
    facet: str = Field(description="service_object, conditions, materials, process, time_limit or result")
    state: str = Field(description="proved, stale, not_yet, unasked or not_assessable")
    due_on: date | None = Field(description="Last day of the check on what changed, where one is open")


class CellOut(Schema):
    clerk: int = Field(description="The number the clerk has in `clerks`")
    state: str = Field(description="certified, valid_except, stale, not_yet or not_required")
    status: str = Field(description="Finer than the state: tells expired, lapsed, suspended and revoked apart")
    required: bool
    covers: bool = Field(description="May be counted on for this matter, required or not")
    overdue: bool
    due_on: date | None = Field(description="By when the first certification is due")
    expires_on: date | None
    facets: list[FacetOut]


class CoverOut(Schema):
    needed: int = Field(description="Certified clerks the rules ask for in the matter's tier")
    certified: int
    state: str = Field(description="enough, short, single or none")


class MatterOut(Schema):
    code: str
    name: str
    category: str
    tier: str
    cover: CoverOut


class MatterRowOut(MatterOut):
    cells: list[CellOut]


class ClerkOut(Schema):
    clerk: int
    name: str | None = Field(description="Only by tokens that may see names")
    employee_number: str | None = Field(description="Only by tokens that may see names")
    away: bool = Field(description="On leave on the day")


class Page(Schema):
    """`count` matters in all, of which these begin at `offset`; `next` is the address of the following ones."""

    centre: CentreOut
    as_of: date
    known_on: date = Field(description="What was recorded by this day is counted")
    policy: str = Field(description="The certification rules in force on the day")
    count: int
    offset: int
    next: str | None


class CoverPage(Page):
    matters: list[MatterOut]


class MatrixPage(Page):
    clerks: list[ClerkOut]
    matters: list[MatterRowOut]


class Problem(Schema):
    detail: str


class DayQuery(Schema):
    """Which day, and how much of it at once."""

    on: date | None = Field(None, description="Default: today. What was recorded by that day, evaluated on it")
    as_corrected: bool = Field(False, description="Count what has been recorded since, too")
    offset: Annotated[int, Field(ge=0)] = 0
    limit: Annotated[int, Field(ge=1, le=MOST)] = 50


class MatrixQuery(DayQuery):
    category: str | None = None


class CoverQuery(DayQuery):
    short: bool = Field(False, description="Only matters with fewer certified clerks than the rules ask for")
