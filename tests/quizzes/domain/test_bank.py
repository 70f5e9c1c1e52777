import json
from dataclasses import replace

import pytest

from courses.domain.facets import Depth
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.facts import MatterFacts, nearness
from quizzes.domain.synonyms import Synonyms
from tests.quizzes.domain.matters import FOOD_NEW, HYGIENE_NEW, HYGIENE_RENEWAL, MATTERS, TRADER_NEW, bank


def test_snapshot_survives_json():
    before = bank("T-WS-001")
    assert BankSnapshot.from_json(json.loads(json.dumps(before.to_json()))) == before


@pytest.mark.parametrize(
    "changed",
    [
        lambda snapshot: replace(snapshot, matter=replace(snapshot.matter, version=9)),
        lambda snapshot: replace(snapshot, siblings=snapshot.siblings[1:]),
        lambda snapshot: replace(snapshot, synonyms=Synonyms()),
        lambda snapshot: replace(snapshot, depth=Depth.DIRECT),
    ],
    ids=["version", "siblings", "synonyms", "depth"],
)
def test_digest_covers_every_input(changed):
    snapshot = bank("T-WS-001")
    assert changed(snapshot).digest != snapshot.digest
    assert bank("T-WS-001").digest == snapshot.digest


def test_siblings_out_of_order_are_refused():
    with pytest.raises(ValueError, match="sorted by code"):
        BankSnapshot(MATTERS[0], tuple(reversed(MATTERS[1:])))


def test_a_matter_is_not_its_own_sibling():
    with pytest.raises(ValueError, match="own sibling"):
        BankSnapshot(MATTERS[0], (MATTERS[0],))


def test_nearness_goes_from_variant_to_stranger():
    hygiene, renewal, food, trader = (
        MatterFacts(elements.code, 1, elements) for elements in (HYGIENE_NEW, HYGIENE_RENEWAL, FOOD_NEW, TRADER_NEW)
    )
    assert (nearness(hygiene, renewal), nearness(food, trader), nearness(hygiene, food)) == (0, 1, 2)
