"""Seven small matters made up for tests: rich enough for every template, short enough to read."""

from courses.domain.elements import Elements, Limit, Material, Result, Step
from courses.domain.facets import Depth, Necessity, TimeUnit
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.facts import MatterFacts

REQUIRED, CONDITIONAL, DEFERRABLE = Necessity.REQUIRED, Necessity.CONDITIONAL, Necessity.DEFERRABLE
AGENT = "委托他人代办的"

AGENT_PAPERS = (
    Material("授权委托书", originals=1, necessity=CONDITIONAL, when=AGENT, source="申请人自备"),
    Material("受托人居民身份证", originals=1, necessity=CONDITIONAL, when=AGENT, source="政府部门核发"),
)

HYGIENE_NEW = Elements(
    code="T-WS-001",
    name="公共场所卫生许可（新办）",
    category="卫生健康",
    parent="公共场所卫生许可",
    type="行政许可",
    department="县级卫生健康局",
    level="县级",
    spoken=("开旅馆要办什么卫生证", "理发店办证"),
    basis=("《公共场所卫生管理条例》第四条", "《公共场所卫生管理条例实施细则》"),
    fee="不收费",
    service_object=("其他组织：新开办公共场所的经营者", "个体工商户：新开办公共场所的"),
    acceptance_conditions=("场所在本机关辖区内", "属于应当取得卫生许可的场所"),
    approval_conditions=("选址远离污染源", "从业人员持有健康合格证明", "消毒设施与接待量相适应"),
    materials=(
        Material("公共场所卫生许可申请表", originals=1, necessity=REQUIRED, source="窗口提供"),
        Material("场所平面布局图", originals=1, copies=2, necessity=REQUIRED, source="申请人自备"),
        Material("卫生检测报告", originals=1, necessity=REQUIRED, source="申请人自备"),
        Material("卫生管理制度", necessity=DEFERRABLE, source="申请人自备"),
        Material("营业执照", necessity=REQUIRED, source="数据共享"),
        Material("集中空调检测报告", originals=1, necessity=CONDITIONAL, when="使用集中空调的", source="申请人自备"),
        *AGENT_PAPERS,
    ),
    steps=(
        Step("申请人", "备齐图纸和检测报告后提出申请"),
        Step("窗口人员", "核对材料并收件登记", "当场"),
        Step("县级卫生健康局", "到现场审查布局和设施", "10个工作日"),
        Step("县级卫生健康局", "作出许可决定并制证", "5个工作日"),
        Step("窗口人员", "通知领证并登记送达"),
    ),
    statutory=Limit("20日", 20, TimeUnit.DAY),
    promised=Limit("5个工作日", 5, TimeUnit.WORKING_DAY),
    result=Result("卫生许可合格证书", "4年", "窗口领取、邮寄"),
)

HYGIENE_RENEWAL = Elements(
    code="T-WS-002",
    name="公共场所卫生许可（延续）",
    category="卫生健康",
    parent="公共场所卫生许可",
    type="行政许可",
    department="县级卫生健康局",
    level="县级",
    spoken=("卫生证快到期了",),
    basis=("《公共场所卫生管理条例实施细则》",),
    service_object=("其他组织：许可证将到期、继续经营的", "个体工商户：持证满期还要开店的"),
    acceptance_conditions=("在有效期届满30日前提出",),
    approval_conditions=("经营地址没有改变", "现场仍达到卫生标准", "近两年检测合格"),
    materials=(
        Material("卫生许可延续登记表", originals=1, necessity=REQUIRED, source="窗口提供"),
        Material("原许可证正副本", originals=1, necessity=REQUIRED, source="政府部门核发"),
        Material("年度检测结论", copies=1, necessity=REQUIRED, source="申请人自备"),
        *AGENT_PAPERS,
    ),
    steps=(
        Step("申请人", "到期前提出延续"),
        Step("窗口人员", "查验原证有效期"),
        Step("县级卫生健康局", "复核现场并换发新证"),
    ),
    statutory=Limit("10个工作日", 10, TimeUnit.WORKING_DAY),
    result=Result("换发后的许可证", "按原期限顺延", "电子证照"),
)

FOOD_NEW = Elements(
    code="T-SC-001",
    name="食品经营许可（新办）",
    category="市场监管",
    parent="食品经营许可",
    type="行政许可",
    department="县级市场监督管理局",
    level="县级",
    spoken=("开饭店办证", "食堂要不要证"),
    basis=("《中华人民共和国食品安全法》第三十五条", "《食品经营许可和备案管理办法》"),
    fee="不收费",
    service_object=("企业法人：从事餐饮服务或者食品销售的",),
    acceptance_conditions=("已经取得营业执照",),
    approval_conditions=("加工间布局防止生熟交叉", "配有专职安全管理员", "冷藏冷冻设备够用"),
    materials=(
        Material("食品经营许可申请书", originals=1, necessity=REQUIRED, source="窗口提供"),
        Material("设备布局和操作流程文件", copies=1, necessity=REQUIRED, source="申请人自备"),
        Material("食品安全规章制度", copies=1, necessity=REQUIRED, source="申请人自备"),
        *AGENT_PAPERS,
    ),
    steps=(
        Step("窗口人员", "区分经营项目，指导填写"),
        Step("市场监督管理所", "现场核查加工场所"),
        Step("县级市场监督管理局", "审批并发放许可"),
        Step("申请人", "领证后在店内公示"),
    ),
    statutory=Limit("20个工作日", 20, TimeUnit.WORKING_DAY),
    promised=Limit("8个工作日", 8, TimeUnit.WORKING_DAY),
    result=Result("餐饮经营资格凭证", "5年", "窗口领取"),
)

TRADER_NEW = Elements(
    code="T-SC-002",
    name="个体工商户设立登记",
    category="市场监管",
    type="行政确认",
    department="县级市场监督管理局",
    level="县级",
    spoken=("办个执照做生意",),
    basis=("《促进个体工商户发展条例》",),
    service_object=("自然人：有经营能力、拟开店经营的公民",),
    conditions=("名称符合登记规定", "有固定经营地点", "经营范围不属禁止项目"),
    materials=(
        Material("个体工商户登记申请表", originals=1, necessity=REQUIRED, source="窗口提供"),
        Material("居民身份证", originals=1, necessity=REQUIRED, source="政府部门核发"),
        Material("经营场所使用证明", copies=1, necessity=REQUIRED, source="申请人自备"),
        *AGENT_PAPERS,
    ),
    steps=(
        Step("申请人", "自主申报名称"),
        Step("窗口人员", "形式审查后录入系统"),
        Step("县级市场监督管理局", "核准并打印执照"),
        Step("窗口人员", "发照并提醒报税"),
    ),
    statutory=Limit("3个工作日", 3, TimeUnit.WORKING_DAY),
    promised=Limit("当场办结", None, TimeUnit.IMMEDIATE),
    result=Result("个体户执照", "长期", "窗口领取或者邮寄"),
)

DISABILITY_NEW = Elements(
    code="T-CL-001",
    name="残疾人证新办",
    category="残联",
    type="行政确认",
    department="县级残疾人联合会",
    level="县级",
    spoken=("评残在哪里", "给老人办个残联的本子"),
    basis=("《中华人民共和国残疾人证管理办法》",),
    fee="工本费5元",
    service_object=("自然人：经评定符合残疾标准、自愿申领的",),
    conditions=("户籍在本县", "经指定医院评残", "本人或者监护人自愿"),
    materials=(
        Material("残疾评定表", originals=1, necessity=REQUIRED, source="窗口提供"),
        Material("居民户口簿", originals=1, necessity=REQUIRED, source="政府部门核发"),
        Material("近期免冠照片", originals=3, necessity=REQUIRED, source="申请人自备"),
        Material("监护关系材料", originals=1, necessity=CONDITIONAL, when="由监护人申请的", source="申请人自备"),
    ),
    steps=(
        Step("申请人", "持评定表到医院检查"),
        Step("指定医疗机构", "评定类别和等级"),
        Step("村（社区）", "公示评定结论"),
        Step("县级残联", "复审并核发"),
    ),
    promised=Limit("30个工作日", 30, TimeUnit.WORKING_DAY),
    result=Result("残疾等级凭证", "10年", "服务站领取"),
)

PENSION_JOIN = Elements(
    code="T-SB-001",
    name="城乡居民养老保险参保登记",
    category="社会保障",
    type="公共服务",
    department="县级社会保险经办机构",
    level="乡级",
    spoken=("我想交养老",),
    basis=("《社会保险经办条例》第六条", "《中华人民共和国社会保险法》"),
    service_object=("自然人：年满16周岁、未参加职工养老的本县居民",),
    conditions=("非在校学生", "没有领取其他养老待遇"),
    materials=(
        Material("参保信息登记表", originals=1, necessity=REQUIRED, source="窗口提供"),
        Material("银行存折", copies=1, necessity=REQUIRED, source="申请人自备"),
        Material("婚姻状况声明", originals=1, necessity=CONDITIONAL, when="申请配偶补贴的", source="申请人自备"),
    ),
    steps=(
        Step("村（社区）", "上门摸底宣传"),
        Step("窗口人员", "录入参保档次"),
        Step("县级社会保险经办机构", "复核参保资格"),
        Step("银行", "按年代扣保费"),
    ),
    statutory=Limit("15日", 15, TimeUnit.DAY),
    result=Result("参保缴费记录", "逐年有效", "银行账户发放"),
)

MOVE_IN = Elements(
    code="T-GA-001",
    name="户口迁入",
    category="公安户籍",
    type="行政确认",
    department="派出所",
    spoken=("户口转过来",),
    basis=("《中华人民共和国户口登记条例》",),
    service_object=("自然人：投靠配偶、子女或者父母的外地居民",),
    conditions=("被投靠人户口在本镇", "同意接收落户"),
    materials=(
        Material("落户申请审批表", originals=1, necessity=REQUIRED, source="窗口提供"),
        Material("结婚证", originals=1, necessity=REQUIRED, source="政府部门核发"),
    ),
    steps=(
        Step("申请人", "向派出所递交材料"),
        Step("派出所", "核查后签发准迁"),
        Step("派出所", "办理落户"),
    ),
    statutory=Limit("20个工作日", 20, TimeUnit.WORKING_DAY),
    result=Result("落户后的簿册", "", "派出所领取"),
)

MATTERS = tuple(
    MatterFacts(elements.code, 3, elements)
    for elements in (DISABILITY_NEW, MOVE_IN, PENSION_JOIN, FOOD_NEW, TRADER_NEW, HYGIENE_NEW, HYGIENE_RENEWAL)
)
CODES = tuple(facts.code for facts in MATTERS)


def bank(code: str, depth: Depth | None = Depth.ACCEPT) -> BankSnapshot:
    """The snapshot of one of the seven with the six others as siblings."""
    (matter,) = (facts for facts in MATTERS if facts.code == code)
    siblings = sorted((facts for facts in MATTERS if facts.code != code), key=lambda facts: facts.code)
    return BankSnapshot(matter, tuple(siblings), depth=depth)


def bank_of(elements: Elements, depth: Depth | None = Depth.ACCEPT) -> BankSnapshot:
    """A changed matter in the place of its own, with the same siblings."""
    standing = bank(elements.code, depth)
    return BankSnapshot(MatterFacts(elements.code, 4, elements), standing.siblings, depth=depth)
