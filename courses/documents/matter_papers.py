"""Papers of one matter: the guide for the citizen (办事指南) and the card in the clerk's hand (手卡)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from courses.documents import codes, facts
from courses.documents.orders import frame
from courses.documents.press import typeset
from courses.documents.words import DEPTHS, FACETS, NOT_STATED, SAMPLE, chinese_date
from courses.domain.brief import brief
from courses.domain.elements import Elements
from courses.domain.facets import Depth

GUIDE_TITLE, CARD_TITLE = "办事指南", "手卡"


@dataclass(frozen=True, slots=True)
class Subject:
    """A matter as a centre handles it (or, without a centre, as the unit of its list has it).

    `public` says that the centre handles it, so that there is a page for the street; `place` is where and when.
    """

    matter: int
    facts: Elements
    version: int
    edition: int
    list_name: str
    is_sample: bool
    issuer: str
    centre_code: str
    depth: Depth | None
    public: bool
    place: tuple[tuple[str, str], ...]

    @property
    def guide_address(self) -> str:
        """Where the printed code of a citizen's paper leads."""
        if self.public:
            return codes.address("public_guide", self.centre_code, self.matter)
        return codes.address("matter_live", self.matter)

    @property
    def sample(self) -> str:
        return SAMPLE if self.is_sample else ""


def guide(subject: Subject, *, on: date, at: datetime, language: str) -> bytes:
    """办事指南 as a PDF of one page."""
    return typeset("matter_guide", guide_content(subject, on=on, language=language), at=at)


def guide_content(subject: Subject, *, on: date, language: str) -> dict[str, Any]:
    """What the citizen's guide says: no remark, no code of the matter's place in training, nothing of the clerks'."""
    url = subject.guide_address
    return frame(
        GUIDE_TITLE,
        centre=subject.issuer,
        on=on,
        language=language,
        sample=subject.sample,
        name=subject.facts.name,
        about=facts.about_pairs(subject.facts, depth=subject.depth, tier=None, public=True).rows,
        sections=[section.to_json() for section in facts.facet_sections(subject.facts)],
        place=subject.place,
        basis="；".join(subject.facts.basis),
        url=url,
        qr=codes.code_svg(url),
        words={
            "scan": "扫码查看当日施行的办事指南：",
            "scan-short": "扫码看当日内容",
            "place": "办理地点和时间",
            "basis": "设定依据：",
        },
        source=f"{subject.list_name}第{subject.edition}版；{chinese_date(on)}印制，以扫码所见当日内容为准",
    )


def card(subject: Subject, *, on: date, at: datetime, language: str) -> bytes:
    """手卡 as a PDF: A6, or A5 where the facts need it."""
    return typeset("counter_card", card_content(subject, on=on, language=language), at=at)


def card_content(subject: Subject, *, on: date, language: str) -> dict[str, Any]:
    """The six facets, fee and telephone in the shortest true form."""
    url = codes.address("matter_live", subject.matter)
    elements = subject.facts
    lines = {FACETS[facet].removeprefix("办理").removeprefix("申请"): told for facet, told in brief(elements).items()}
    lines |= {"收费": (elements.fee,) if elements.fee else (), "电话": (elements.contact,) if elements.contact else ()}
    about = [DEPTHS[subject.depth]] if subject.depth else []
    about += [elements.department] if elements.department else []
    return frame(
        CARD_TITLE,
        centre=subject.issuer,
        on=on,
        language=language,
        sample=subject.sample,
        name=elements.name,
        about="；".join(about),
        facets=[{"name": name.removeprefix("服务"), "lines": told or (NOT_STATED,)} for name, told in lines.items()],
        url=url,
        qr=codes.code_svg(url),
        words={"scan": "扫码打开课程："},
        source=f"第{subject.edition}版，{chinese_date(on)}印制；以扫码所见当日内容为准",
    )
