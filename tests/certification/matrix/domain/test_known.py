"""What a cell shows of a matter that is not certified yet."""

import pytest

from certification.awards.domain.decisions import Status
from certification.matrix.domain.known import SYMBOLS, Known, as_known
from certification.matrix.domain.seals import SYMBOLS as STATE_SYMBOLS
from certification.matrix.domain.seals import Seal
from certification.matrix.domain.strips import letters
from courses.domain.facets import FACETS, Facet
from tests.certification.matrix.domain.matrices import ON, cell_of

PRACTISED, INFERRED = Known.PRACTISED, Known.INFERRED


@pytest.mark.parametrize(
    ("facets", "seal", "strip"),
    [
        pytest.param({}, Seal("○", "never"), "nnnnnn", id="nothing known"),
        pytest.param({Facet.PROCESS: PRACTISED}, Seal("◎", "practised"), "nnnrnn", id="one facet practised"),
        pytest.param({Facet.CONDITIONS: INFERRED}, Seal("△", "inferred"), "ninnnn", id="known from another matter"),
        pytest.param(
            {Facet.CONDITIONS: INFERRED, Facet.RESULT: PRACTISED}, Seal("◎", "practised"), "ninnnr", id="both"
        ),
        pytest.param(dict.fromkeys(FACETS, PRACTISED), Seal("◎", "practised"), "rrrrrr", id="all of it"),
    ],
)
def test_a_matter_nobody_certified_shows_how_it_is_known(facets, seal, strip):
    before = cell_of("王婷", "社保卡申领", Status.NEVER)
    after = as_known(before, facets)
    assert (after.seal, letters(after, on=ON)) == (seal, strip)
    assert (after.state, after.covers, after.strip) == (before.state, before.covers, before.strip)


@pytest.mark.parametrize(
    ("status", "required"),
    [*((status, True) for status in Status if status is not Status.NEVER), (Status.NEVER, False)],
)
def test_any_other_cell_shows_its_certification(status, required):
    before = cell_of("王婷", "社保卡申领", status, required=required)
    assert as_known(before, dict.fromkeys(FACETS, PRACTISED)) is before


def test_every_shape_is_its_own():
    assert len({*STATE_SYMBOLS.values(), *SYMBOLS.values()}) == len(STATE_SYMBOLS) + len(Known)
