"""The yearly words of a centre: who is to be judged, on which facts, and what was signed."""

from dataclasses import dataclass
from datetime import date

from certification.staff_file.domain.yearly import Grounds, Suggestion, suggest
from certification.staff_file.grounds import grounds_of
from certification.staff_file.models import YearlyWord
from certification.staff_file.queries.files import heads_of_year, staff_of_year
from courses.moments import end_of
from people.models import Centre, User


@dataclass(frozen=True, slots=True)
class YearRow:
    """A person's year: the facts as they stand, what they suggest, every word signed so far, newest first."""

    person: User
    is_head: bool
    grounds: Grounds
    suggestion: Suggestion
    words: tuple[YearlyWord, ...]

    @property
    def word(self) -> YearlyWord | None:
        """The one that stands."""
        return self.words[0] if self.words else None


def year_rows(centre: Centre, *, year: int, on: date) -> list[YearRow]:
    """Everybody who was clerk or head of the centre in the year, by account name; a constant number of queries."""
    people, heads = list(staff_of_year(centre, year=year)), heads_of_year(centre, year=year)
    grounds = grounds_of(people, centre, year=year, on=on)
    found: dict[int, list[YearlyWord]] = {}
    for word in words_signed(centre, year=year, on=on):
        found.setdefault(word.clerk_id, []).append(word)
    return [
        YearRow(
            person,
            person.pk in heads,
            grounds[person.pk],
            suggest(grounds[person.pk]),
            tuple(found.get(person.pk, ())),
        )
        for person in people
        if person.pk in grounds
    ]


def words_signed(centre: Centre, *, year: int, on: date) -> list[YearlyWord]:
    """Every word on the year known that day, newest first; one query."""
    rows = YearlyWord.objects.filter(centre=centre, year=year, recorded_at__lt=end_of(on))
    return list(rows.select_related("clerk", "by").order_by("-pk"))


def words_standing(centre: Centre, *, year: int, on: date) -> list[YearlyWord]:
    """The newest word on each person, by account name; one query."""
    newest: dict[int, YearlyWord] = {}
    for row in words_signed(centre, year=year, on=on):
        newest.setdefault(row.clerk_id, row)
    return sorted(newest.values(), key=lambda row: row.clerk.username)


def words_about(person: User) -> list[YearlyWord]:
    """Every word ever signed about the person, newest first; one query."""
    return list(person.yearly_words.select_related("by", "centre").order_by("-year", "-pk"))


def years_to_judge(on: date) -> list[int]:
    """The years a page offers, newest first."""
    return list(range(on.year, on.year - 4, -1))
