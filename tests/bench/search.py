"""Search among 5,000 matters, as a page answers it: a name, a spoken name, pinyin, a paper, and what is not there."""

from dataclasses import replace

from django.urls import reverse

from courses.operations import open_catalogue
from tests.bench.figures import Figures, measured
from tests.bench.stock import matters
from tests.factories import FIRST_DAY, FOUNDED, make_house, make_people, signed_in_client
from tests.quizzes import shelf

COUNT = 5_000
TYPED = (
    ("a name", "卫生许可"),
    ("a spoken name", "开店办执照"),
    ("the same with more around it", "我想开店去哪里办个执照呢"),
    ("first letters", "ggcs"),
    ("full pinyin", "gonggongchangsuo"),
    ("a paper of most matters", "身份证"),
    ("two words", "卫生 身份证"),
    ("one matter", "BM-04999"),
    ("nothing", "不存在的事"),
)


SPOKEN = (
    ("开店办执照", "营业执照丢了"),
    ("上山卡丢了", "补一张进山卡"),
    ("孩子上户口",),
    ("给老人办养老金", "领养老钱"),
)


def run() -> list[Figures]:
    """One page each, after a first one that warms the process."""
    found: list[Figures] = []
    house = make_house()
    people = make_people(house)
    catalogue = open_catalogue(house.town, code="bench", name="清单", by=None, at=FOUNDED)
    listed = [(replace(one, spoken=SPOKEN[place % len(SPOKEN)]), []) for place, one in enumerate(matters(COUNT))]
    shelf.apply(catalogue, listed, on=FIRST_DAY, at=FOUNDED, tier="B")
    client, address = signed_in_client(people.clerk), reverse("matter_list")
    client.get(address, {"q": "卫生"})
    with measured(f"list of {COUNT} matters: categories", found):
        client.get(address)
    for what, typed in TYPED:
        with measured(f"search in {COUNT} matters: {what}", found):
            answer = client.get(address, {"q": typed})
        assert answer.status_code == 200
    return found
