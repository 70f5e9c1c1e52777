"""What is told to a citizen in writing: the one-time notice (一次性告知书) and the refusal (不予受理通知书).

Sources: 行政许可法 32 (one notice of all there is to correct, at once or within five working days; refusal in writing;
seal and date), 82 (days are working days), the town's plan 配置2 (deferral goes into the one notice), 行政复议法 20 and
行政诉讼法 46 (60 days, six months). Words typed at the counter stay apart from the words of the list (`NoticeLine`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from courses.domain.elements import Elements, Material
from courses.domain.facets import Necessity
from courses.domain.workdays import working_days_after

DAYS_TO_TELL = 5
COMPLETE = "以上是需要补正的全部内容，请一次补齐；补正后材料齐全、符合要求的，即予受理。"
ACCEPTED = "其余材料齐全、符合要求，本次申请先予受理。以上是需要补交的全部内容。"
LICENCE_LAW = (
    "《中华人民共和国行政许可法》第三十二条规定，申请材料不齐全或者不符合法定形式的，应当当场或者在五日内一次告知申请人"
    "需要补正的全部内容，逾期不告知的，自收到申请材料之日起即为受理。上述期限按照该法第八十二条以工作日计算。"
)
TOLD_ONCE = "本告知书按照一次性告知的要求出具，对同一申请不再另行提出其他补正要求。"
REMEDY = "如对本通知不服，可以自收到本通知之日起六十日内依法申请行政复议，或者在六个月内依法向人民法院提起行政诉讼。"
COMPLAINT = "如对本通知有异议，可以向本中心或者业务主管部门反映，也可以依法寻求救济。"


class Flaw(StrEnum):
    """What is the matter with a paper."""

    MISSING = "missing"
    WRONG = "wrong"
    LATER = "later"  # 容缺: may follow, where the list says so


class Fault(StrEnum):
    """What forbids printing the notice."""

    NOTHING_TOLD = "nothing_told"
    NOT_DEFERRABLE = "not_deferrable"
    DEADLINE_MISSING = "deadline_missing"
    DEADLINE_PAST = "deadline_past"
    CONSEQUENCE_MISSING = "consequence_missing"
    RECEIVED_LATER = "received_later"
    TOLD_TOO_LATE = "told_too_late"
    NO_GROUND = "no_ground"
    OFFICE_MISSING = "office_missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """A paper, what is the matter with it, and the clerk's own words about it."""

    material: Material
    flaw: Flaw
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the clerk found. `until` and `consequence` belong to papers that may follow."""

    findings: tuple[Finding, ...]
    remark: str = ""
    until: date | None = None
    consequence: str = ""

    def of(self, flaw: Flaw) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.flaw is flaw)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the application is not accepted: no approval is needed, another office decides (`office` says which),
    acceptance conditions of the list plainly not met (`unmet`), in the clerk's own words (`reason`).

    An approval condition that looks unmet is no ground: the department decides it later.
    """

    not_needed: bool = False
    not_ours: bool = False
    office: str = ""
    unmet: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """Words of the list or the law, and what was typed beside them."""

    text: str
    remark_typed: str = ""


@dataclass(frozen=True, slots=True)
class NoticePart:
    """Numbered lines under a heading."""

    title: str
    lines: tuple[NoticeLine, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice ready to be set: who it is for is added by whoever prints it and is never kept."""

    title: str
    opening: str
    parts: tuple[NoticePart, ...]
    closing: tuple[str, ...]
    commitment: str = ""
    commitment_typed: str = ""


def is_deferrable(material: Material) -> bool:
    """Whether the list itself says that the paper may follow later."""
    return material.necessity is Necessity.DEFERRABLE


def refusable_conditions(elements: Elements) -> tuple[str, ...]:
    """Conditions that may be a ground of refusal: those of acceptance, or those of a list that tells none apart."""
    if elements.acceptance_conditions or elements.approval_conditions:
        return elements.acceptance_conditions
    return elements.conditions


def last_day_to_tell(elements: Elements, received_on: date) -> date | None:
    """Until when a licence's notice must be given; None for other matters and where the calendar isn't out yet."""
    if not elements.is_licence:
        return None
    last = working_days_after(received_on, DAYS_TO_TELL)
    return last.on if last.published else None


def correction_faults(elements: Elements, found: Correction, *, received_on: date, on: date) -> tuple[Fault, ...]:
    """What forbids handing out this notice today, in the order a clerk would mend it."""
    faults = []
    later = found.of(Flaw.LATER)
    if not found.findings and not found.remark:
        faults.append(Fault.NOTHING_TOLD)
    if any(not is_deferrable(finding.material) for finding in later):
        faults.append(Fault.NOT_DEFERRABLE)
    if later and found.until is None:
        faults.append(Fault.DEADLINE_MISSING)
    elif later and found.until is not None and found.until <= on:
        faults.append(Fault.DEADLINE_PAST)
    if later and not found.consequence:
        faults.append(Fault.CONSEQUENCE_MISSING)
    last = last_day_to_tell(elements, received_on)
    if received_on > on:
        faults.append(Fault.RECEIVED_LATER)
    elif last and on > last and (found.of(Flaw.MISSING) or found.of(Flaw.WRONG)):
        faults.append(Fault.TOLD_TOO_LATE)
    return tuple(faults)


def refusal_faults(refusal: Refusal) -> tuple[Fault, ...]:
    """What forbids handing out this refusal."""
    faults = []
    if not (refusal.not_needed or refusal.not_ours or refusal.unmet or refusal.reason):
        faults.append(Fault.NO_GROUND)
    if refusal.not_ours and not refusal.office:
        faults.append(Fault.OFFICE_MISSING)
    return tuple(faults)


def one_time_notice(elements: Elements, found: Correction, *, received: str, until: str) -> Notice:
    """The notice of everything to correct; dates come as they are to be written. Faults are looked for before."""
    missing, wrong, later = (_lines(found.of(flaw)) for flaw in Flaw)
    parts = (
        NoticePart("尚未提交的材料", missing),
        NoticePart("需要更正的材料", wrong),
        NoticePart(f"可以容缺、在{until}前补交的材料", later),
        NoticePart("其他需要补正或者说明的内容", (NoticeLine("", found.remark),) if found.remark else ()),
    )
    if not (missing or wrong or found.remark):
        closing: tuple[str, ...] = (ACCEPTED,)
    else:
        closing = (COMPLETE, LICENCE_LAW if elements.is_licence else TOLD_ONCE)
    return Notice(
        title="一次性告知书",
        opening=f"您于{received}申请办理“{elements.name}”。经核对申请材料，现将需要补正的内容一次性告知如下：",
        parts=tuple(part for part in parts if part.lines),
        closing=closing,
        commitment=f"本人（单位）承诺在{until}前补交本告知书所列的容缺材料。逾期未补交的：" if later else "",
        commitment_typed=found.consequence if later else "",
    )


def refusal_notice(elements: Elements, refusal: Refusal, *, received: str) -> Notice:
    """The refusal with its reasons and what may be done against it."""
    law = "（《中华人民共和国行政许可法》第三十二条第一款第{}项）" if elements.is_licence else ""
    lines = []
    if refusal.not_needed:
        needed = "取得行政许可" if elements.is_licence else "办理"
        lines.append(NoticeLine(f"该事项依法不需要{needed}{law.format('一')}。"))
    if refusal.not_ours:
        told = f"该事项不属于受理机关的职权范围{law.format('二')}，请向下列机关申请："
        lines.append(NoticeLine(told, refusal.office))
    lines += [NoticeLine(f"不符合清单列明的受理条件：{condition}。") for condition in refusal.unmet]
    if refusal.reason:
        lines.append(NoticeLine("具体情况：", refusal.reason))
    return Notice(
        title="不予受理通知书",
        opening=f"您于{received}申请办理“{elements.name}”。经审查，因下列理由，不予受理：",
        parts=(NoticePart("", tuple(lines)),),
        closing=(REMEDY if "行政" in elements.type else COMPLAINT,),
    )


def _lines(findings: Sequence[Finding]) -> tuple[NoticeLine, ...]:
    return tuple(NoticeLine(paper_told(finding.material), finding.remark) for finding in findings)


def paper_told(material: Material) -> str:
    """The paper as the list asks for it, so that nothing is left to guess: 名称（原件1份；委托他人代办的；说明）."""
    kinds = (("原件", material.originals), ("复印件", material.copies))
    counts = "，".join(f"{kind}{count}份" for kind, count in kinds if count is not None)
    told = "；".join(filter(None, (counts, material.when, material.note)))
    return f"{material.name}（{told}）" if told else material.name
