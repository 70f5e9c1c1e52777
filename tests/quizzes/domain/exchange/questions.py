"""Questions as hypothesis draws them: any kind, awkward text."""

from hypothesis import strategies as st

from quizzes.domain.exchange import Exchanged, Provenance
from quizzes.domain.item import Kind

# One line, as people write: Han, Latin, digits, and every mark some format gives a meaning to.
LINE = (
    st.text(alphabet="办理居民身份证a1 =~#{}:\\%<>&\"'[]->/.、（）()；【】：|*", min_size=1, max_size=24)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
FACETS = st.sampled_from([(), ("materials",), ("conditions", "materials")])
PROVENANCE = st.one_of(
    st.just(Provenance()),
    st.builds(
        Provenance,
        st.just("PTS-GA-001"),
        st.integers(1, 9),
        FACETS,
        st.just("materials.which"),
        st.integers(1, 3),
        st.integers(0, 99),
    ),
)
KINDS = st.sampled_from([Kind.SINGLE, Kind.SET, Kind.TRUE_FALSE, Kind.NUMBER, Kind.ORDERING, Kind.MATCHING])


@st.composite
def questions(draw, line=LINE, kinds=KINDS):
    kind = draw(kinds)
    told = {
        "explanation": draw(st.one_of(st.just(""), line)),
        "labels": draw(st.sampled_from([(), ("首问负责",), ("standard:once", "必考")])),
        "provenance": draw(PROVENANCE),
    }
    stem = draw(line)
    if kind is Kind.TRUE_FALSE:
        return Exchanged(kind, stem, true=draw(st.booleans()), **told)
    if kind is Kind.NUMBER:
        return Exchanged(kind, stem, number=draw(st.integers(0, 999)), unit=draw(st.sampled_from(["", "份"])), **told)
    options = tuple(draw(st.lists(line, min_size=2, max_size=6, unique=True)))
    places = range(len(options))
    if kind is Kind.SINGLE:
        return Exchanged(kind, stem, options, (draw(st.sampled_from(places)),), **told)
    if kind is Kind.SET:
        key = draw(st.sets(st.sampled_from(places), min_size=1, max_size=len(options)))
        return Exchanged(kind, stem, options, tuple(sorted(key)), **told)
    if kind is Kind.ORDERING:
        return Exchanged(kind, stem, options, tuple(draw(st.permutations(places))), **told)
    prompts = tuple(draw(st.lists(line, min_size=2, max_size=4, unique=True)))
    key = tuple(draw(st.sampled_from(places)) for _ in prompts)
    return Exchanged(kind, stem, options, key, prompts=prompts, **told)
