"""A certificate's face for the tests, and how to write another."""

from datetime import date

from certification.awards.certificate.face import CertificateFace
from courses.domain.facets import FACETS

CHECK_URL = "https://xuetang.example.gov.cn/c/7Kq2mXv9TzR4"


def face(**other):
    values = {
        "serial": "PTS-2026-000123",
        "clerk_name": "王䶮",
        "centre_name": "舟山市普陀区普陀山镇便民服务中心",
        "matter_name": "社会保障卡申领",
        "catalogue": "《普陀山镇便民服务事项清单》（2026年2月1日启用）",
        "matter_version": 3,
        "facets": FACETS,
        "awarded_on": date(2026, 3, 9),
        "expires_on": date(2028, 3, 9),
        "issued_on": date(2026, 3, 10),
        "policy_version": "2026-1版",
        "check_url": CHECK_URL,
        "matter_code": "330903142000001",
    }
    return CertificateFace(**{**values, **other})


LONGEST = {
    "clerk_name": "阿卜杜热合曼·买买提吐尔逊江·喆䶮𬭚",
    "centre_name": "新疆维吾尔自治区巴音郭楞蒙古自治州和静县巴音布鲁克镇便民服务中心",
    "matter_name": "城镇污水排入排水管网许可证核发（非投资类）（从事餐饮、洗车、建材等经营活动的延续、变更、补办）" * 2,
    "check_url": CHECK_URL * 3,
    "facets": FACETS[:5],
    "facets_not_assessed": FACETS[5:],
    "demo": True,
}
