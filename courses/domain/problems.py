"""What is wrong with a file, as data: where, how bad, which code. Sentences are made outside the domain."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """An error forbids applying; a warning asks a person to look; a notice only tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Problem:
    """`row` is the sheet's own row number from 1, `column` the header as the file writes it ("": whole row).

    `params` feed the sentence of `code`; values are strings or numbers.
    """

    code: str
    severity: Severity = Severity.WARNING
    sheet: str = ""
    row: int | None = None
    column: str = ""
    params: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


class Refusal(Exception):
    """A file that can't be read at all; `problem` says why. Nothing was written."""

    def __init__(self, code: str, **params: Any) -> None:
        sheet = params.pop("sheet", "")
        row = params.pop("row", None)
        self.problem = Problem(code, Severity.ERROR, sheet=sheet, row=row, params=params)
        super().__init__(code)
