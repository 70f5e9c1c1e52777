"""What tests of exams may ask for. Imports are late: domain tests run without Django."""

from typing import TYPE_CHECKING

from tests.shared import shared

if TYPE_CHECKING:
    from quizzes.exams.models import Paper
    from tests.factories import House, People


@shared
def paper(house: "House", people: "People") -> "Paper":
    """A published paper of sixty minutes, thirty seconds of grace, 60 % to pass."""
    from tests.quizzes.exams import sittings

    return sittings.published_paper(house, people)
