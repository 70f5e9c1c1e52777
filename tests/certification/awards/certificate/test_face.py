from datetime import date

import pytest

from certification.awards.certificate.wording import particulars, statement
from courses.domain.facets import FACETS, Facet
from tests.certification.awards.certificate.faces import face


@pytest.mark.parametrize(
    ("other", "message"),
    [
        pytest.param({"clerk_name": "", "facets": ()}, "needs: clerk_name, facets", id="blank"),
        pytest.param({"issued_on": date(2026, 3, 8)}, "no earlier than it was awarded", id="issued before awarded"),
        pytest.param({"expires_on": date(2026, 3, 8)}, "no earlier than it was awarded", id="expires before awarded"),
        pytest.param({"check_url": "/c/7Kq2"}, "must be absolute", id="address without a host"),
    ],
)
def test_a_face_that_would_not_make_a_certificate_is_refused(other, message):
    with pytest.raises(ValueError, match=message):
        face(**other)


def test_the_particulars_are_those_of_the_face():
    assert particulars(face()) == (
        ("姓　　名", "王䶮"),
        ("所在中心", "舟山市普陀区普陀山镇便民服务中心"),
        ("事项名称", "社会保障卡申领"),
        ("事项编码", "330903142000001"),
        ("事项依据", "《普陀山镇便民服务事项清单》（2026年2月1日启用），第3版"),
        ("考核要素", "服务对象、办理条件、申请材料、办理流程、办理时限、办理结果"),
        ("认证日期", "2026年3月9日"),
        ("有效期至", "2028年3月9日（含当日）"),
        ("认证规则", "2026-1版"),
    )


def test_a_facet_nobody_was_asked_about_is_printed_as_such():
    labels = dict(particulars(face(facets=FACETS[:5], facets_not_assessed=(Facet.RESULT,))))
    assert labels["考核要素"] == "服务对象、办理条件、申请材料、办理流程、办理时限"
    assert labels["未考核要素"] == "办理结果"


def test_a_grant_by_hand_never_reads_as_an_examination():
    granted = face(granted_by_hand=True)
    assert statement(granted) == "兹证明王䶮同志对下列事项的掌握情况，由本中心负责人书面认定，未经题目考核。"
    assert "考核要素" not in dict(particulars(granted))
