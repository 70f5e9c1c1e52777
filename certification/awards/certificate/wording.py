"""The words on the paper. Chinese by nature of the document; dates as 2026年3月9日."""

from collections.abc import Iterable
from datetime import date

from certification.awards.certificate.face import CertificateFace
from courses.domain.facets import Facet

TITLE = "中心内部业务掌握情况证明"
WHOLE = "（全科）"
LIST_TITLE = "附页：所列事项"
LIST_HEADS = ("序号", "事项名称", "版本", "认证日期", "有效期至")
NOT_A_LICENCE = "非职业技能等级证书"
SEAL_PLACE = "（加盖公章处）"
SCAN = "扫码或者访问网址查询当日状态："
SAMPLE = "样例"
SAMPLE_NOTE = "样例：人员与数据均为虚构，不作任何证明之用。"
NOTES = (
    "一、本证明仅反映认证之日的业务掌握情况，供中心内部管理使用，不作为职业技能等级、职称或者任职资格的凭证。",
    "二、事项内容变更、认证期满、中止或者撤销的，以扫码查询页所示当日状态为准。",
    "三、本证明加盖公章后生效；事项要求以本地公布的事项清单和办事指南为准。",
)

FACET_NAMES = {
    Facet.SERVICE_OBJECT: "服务对象",
    Facet.CONDITIONS: "办理条件",
    Facet.MATERIALS: "申请材料",
    Facet.PROCESS: "办理流程",
    Facet.TIME_LIMIT: "办理时限",
    Facet.RESULT: "办理结果",
}


def chinese_date(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def title(face: CertificateFace) -> str:
    return TITLE + (WHOLE if face.whole else "")


def statement(face: CertificateFace) -> str:
    """The sentence that certifies. A grant by hand says it was not examined."""
    if face.whole:
        observed = "，并通过所用收件系统的实操考核" if face.systems else ""
        return (
            f"兹证明{face.clerk_name}同志经本中心考核，已掌握本中心全部事项的所列要素{observed}。"
            "考核题目由事项目录生成，答案以目录所载内容为准。"
        )
    if face.granted_by_hand:
        return f"兹证明{face.clerk_name}同志对下列事项的掌握情况，由本中心负责人书面认定，未经题目考核。"
    return (
        f"兹证明{face.clerk_name}同志经本中心考核，已掌握下列事项的所列要素。"
        "考核题目由事项目录生成，答案以目录所载内容为准。"
    )


def particulars(face: CertificateFace) -> tuple[tuple[str, str], ...]:
    """Label and value, in the order they are set; what does not apply is left out."""
    rows = [
        ("姓　　名", face.clerk_name),
        ("所在中心", face.centre_name),
        ("事项名称", face.matter_name),
        ("事项编码", face.matter_code),
        ("事项依据", f"{face.catalogue}，{'版本见附页' if face.listed else f'第{face.matter_version}版'}"),
        ("认定要素" if face.granted_by_hand else "考核要素", _names(face.facets)),
        ("未考核要素", _names(face.facets_not_assessed)),
        ("实操考核", "；".join(f"{one.name}（{chinese_date(one.assessed_on)}）" for one in face.systems)),
        ("认证日期", chinese_date(face.awarded_on)),
        ("有效期至", f"{chinese_date(face.expires_on)}（含当日）"),
        ("认证规则", face.policy_version),
    ]
    return tuple((label, value) for label, value in rows if value)


def _names(facets: Iterable[Facet]) -> str:
    chosen = set(facets)
    return "、".join(name for facet, name in FACET_NAMES.items() if facet in chosen)
