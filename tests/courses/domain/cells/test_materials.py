"""Materials as offices write them; counts nobody states stay unstated."""

import pytest

from courses.domain.cells.materials import read_materials, write_materials
from courses.domain.elements import Material
from courses.domain.facets import Necessity

REQUIRED, CONDITIONAL, DEFERRABLE = Necessity.REQUIRED, Necessity.CONDITIONAL, Necessity.DEFERRABLE

OWN_GRAMMAR = [
    (
        "居民身份证（原件1份，复印件1份；必要；申请人自备）",
        Material("居民身份证", 1, 1, REQUIRED, source="申请人自备"),
    ),
    (
        "居民身份证(原件1份,复印件1份;必要;申请人自备)",
        Material("居民身份证", 1, 1, REQUIRED, source="申请人自备"),
    ),
    (
        "授权委托书（原件1份；委托他人代办的；申请人自备）",
        Material("授权委托书", 1, None, CONDITIONAL, "委托他人代办的", "申请人自备"),
    ),
    ("验资报告（原件2份；容缺）", Material("验资报告", 2, None, DEFERRABLE)),
    (
        "平面图（情形：用地在景区内；来源：设计单位）",
        Material("平面图", None, None, CONDITIONAL, "用地在景区内", "设计单位"),
    ),
    ("近期免冠照片（必要；备注：白底；两寸）", Material("近期免冠照片", None, None, REQUIRED, note="白底；两寸")),
    (
        "居民户口簿（未满16周岁，且没有身份证的）",
        Material("居民户口簿", None, None, CONDITIONAL, "未满16周岁，且没有身份证的"),
    ),
    ("《社会救助申请表》（含授权书）", Material("《社会救助申请表》（含授权书）")),
]
FOUND_IN_THE_FIELD = [
    ("注销登记表2份", (Material("注销登记表", note="2份"),), []),
    ("身份证复印件(原件)", (Material("身份证", note="原件；复印件"),), ["material_counts_contradict"]),
    ("《浙江省社会救助申请表》(含授权承诺书) 原件3份", (Material("《浙江省社会救助申请表》(含授权承诺书)", 3),), []),
    ("户口簿原件和复印件各1份", (Material("户口簿", 1, 1),), []),
    (
        "身份证原件、农行卡、户口本原件及复印件2张",
        (Material("身份证", note="原件"), Material("农行卡"), Material("户口本", copies=2, note="原件")),
        ["materials_enumerated"],
    ),
    (
        "1、申请书1份; 2、广告及门头牌匾设置的平面图纸1份;",
        (Material("申请书", note="1份"), Material("广告及门头牌匾设置的平面图纸", note="1份")),
        [],
    ),
    ("再婚的需提供离婚证", (Material("离婚证", necessity=CONDITIONAL, when="再婚的"),), []),
    ("*居民身份证", (Material("居民身份证", note="网上必传"),), []),
    ("【非必要】完税凭证", (Material("完税凭证", necessity=CONDITIONAL),), ["material_case_missing"]),
    ("1.身份证\n3.户口簿", (Material("身份证"), Material("户口簿")), ["numbering_skips"]),
    ("4、", (), ["numbering_skips", "item_empty"]),
    ("（经办机构自行获取）", (), ["material_unreadable"]),
    (
        "1.死亡证明\n2.（信息共享后无需提供）",
        (Material("死亡证明", note="（信息共享后无需提供）"),),
        ["material_unreadable"],
    ),
    (
        "无犯罪记录证明（信息共享后无需提供）",
        (Material("无犯罪记录证明", source="数据共享", note="信息共享后无需提供"),),
        [],
    ),
    (
        "1.申请表\n2.房产证\n3.租赁合同\n2-3项仅需提供1项",
        (
            Material("申请表"),
            Material("房产证", note="2-3项仅需提供1项"),
            Material("租赁合同", note="2-3项仅需提供1项"),
        ),
        ["materials_choice"],
    ),
    (
        "个人：\n身份证\n单位：\n营业执照",
        (
            Material("身份证", necessity=CONDITIONAL, when="个人"),
            Material("营业执照", necessity=CONDITIONAL, when="单位"),
        ),
        ["case_heading", "case_heading"],
    ),
    (
        "1.居民身份证（必要）\n卫生管理自查表（原件1份）",
        (Material("居民身份证", necessity=REQUIRED), Material("卫生管理自查表", 1)),
        [],
    ),
    (
        "1.经营场所使用证明或者房屋\n租赁合同\n2.照片",
        (Material("经营场所使用证明或者房屋租赁合同"), Material("照片")),
        [],
    ),
]


@pytest.mark.parametrize(("text", "material"), OWN_GRAMMAR, ids=[case[0] for case in OWN_GRAMMAR])
def test_our_own_grammar_is_read(text: str, material: Material) -> None:
    assert read_materials(f"1.{text}") == ((material,), ())


@pytest.mark.parametrize(
    ("text", "materials", "codes"), FOUND_IN_THE_FIELD, ids=[case[0][:24] for case in FOUND_IN_THE_FIELD]
)
def test_what_offices_write_is_read_or_flagged(text: str, materials: tuple[Material, ...], codes: list[str]) -> None:
    found, problems = read_materials(text)

    assert found == materials
    assert [problem.code for problem in problems] == codes


@pytest.mark.parametrize("material", [material for _, material in OWN_GRAMMAR], ids=[m.name for _, m in OWN_GRAMMAR])
def test_written_materials_read_back(material: Material) -> None:
    assert read_materials(write_materials((material, material))) == ((material, material), ())
