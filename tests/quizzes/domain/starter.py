"""The starter catalogue as banks: every matter with its nearest siblings, as the house would draw from it."""

from functools import cache
from pathlib import Path

from courses.domain.reading import read_source
from courses.readers import read_file
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.facts import MatterFacts

FILE = Path(__file__).resolve().parents[3] / "courses/starter/starter_catalogue.xlsx"
SIBLINGS = 12
FEWEST = 6


@cache
def starter_banks() -> tuple[BankSnapshot, ...]:
    """One bank a matter; a matter nearly alone in its category is lent others of the catalogue."""
    records = read_source(read_file(FILE.read_bytes())).records
    facts = [MatterFacts(record.code, 1, record.elements) for record in records]

    def siblings(matter: MatterFacts) -> tuple[MatterFacts, ...]:
        mine = matter.elements

        def nearness(other: MatterFacts) -> int:
            if other.elements.category == mine.category:
                return 0
            return 1 if mine.department and other.elements.department == mine.department else 2

        others = sorted((one for one in facts if one.code != matter.code), key=lambda one: (nearness(one), one.code))
        near = [one for one in others if nearness(one) < 2][:SIBLINGS]
        lent = [one for one in others if one not in near][: max(0, FEWEST - len(near))]
        return tuple(sorted(near + lent, key=lambda one: one.code))

    return tuple(
        BankSnapshot(matter, siblings(matter), depth=record.depth)
        for matter, record in zip(facts, records, strict=True)
    )
