"""When the house learns of a change: with the edition's activation, not with its staging."""

from datetime import timedelta

from certification.awards.queries.standings import change_rows
from courses import operations
from courses.domain.facets import ChangeKind, Facet
from courses.models import CatalogueImport
from tests.factories import MOMENT
from tests.quizzes import shelf as shelves
from tests.quizzes.domain import matters as made_up

TODAY = MOMENT.date()
LATER = MOMENT + timedelta(days=10)


def test_a_change_is_known_from_the_day_its_edition_was_put_in_force(house, people) -> None:
    shelf = shelves.fill(house, [made_up.HYGIENE_NEW], lessons=False)
    operations.ask_for_review(shelf.catalogue, wanted=True, by=None, at=MOMENT)
    shelves.change(shelf, made_up.HYGIENE_NEW, [Facet.MATERIALS], on=TODAY, at=MOMENT)
    matter = shelf.hygiene.pk
    assert change_rows([matter], known_on=LATER.date()) == {}

    waiting = CatalogueImport.objects.get(state=CatalogueImport.State.REVIEW)
    operations.give_verdict(waiting, [matter], verdict="confirmed", by=people.reviewer, at=LATER)
    operations.apply_import(waiting, by=people.editor, at=LATER)

    assert change_rows([matter], known_on=LATER.date() - timedelta(days=1)) == {}
    (change,) = change_rows([matter], known_on=LATER.date())[matter]
    assert (change.facet, change.kind, change.effective_on, change.recorded_on) == (
        Facet.MATERIALS,
        ChangeKind.MATERIAL,
        TODAY,
        LATER.date(),
    )


def test_a_persons_decision_is_known_from_its_own_day(house, people) -> None:
    shelf = shelves.fill(house, [made_up.HYGIENE_NEW], lessons=False)
    shelves.change(shelf, made_up.HYGIENE_NEW, [Facet.MATERIALS], on=TODAY, at=MOMENT)
    ruled = shelf.hygiene.facet_changes.get()
    operations.decide_change(ruled, kind=ChangeKind.EDITORIAL, reason="只是换行", by=people.editor, at=LATER)

    rows = change_rows([shelf.hygiene.pk], known_on=LATER.date())[shelf.hygiene.pk]

    assert [(row.kind, row.recorded_on) for row in rows] == [
        (ChangeKind.MATERIAL, TODAY),
        (ChangeKind.EDITORIAL, LATER.date()),
    ]
