"""Who and what the demo is made of: units, centres, windows, people. Chinese here is data, as a town would enter it."""

from dataclasses import dataclass

PROVINCE = ("33", "浙江省")
CITY = ("3309", "舟山市")
COUNTY = ("330903", "普陀区")
TOWN = ("330903DEMO1", "普陀山镇（演示）")
NEIGHBOUR = ("330903DEMO2", "邻镇（演示）")
CENTRE = ("putuoshan-demo", "普陀山镇便民服务中心（演示）")
NEIGHBOUR_CENTRE = ("neighbour-demo", "邻镇便民服务中心（演示）")


@dataclass(frozen=True, slots=True)
class Account:
    """One way in: role as the issue lists it, account name, name on screen."""

    role: str
    username: str
    name: str


ACCOUNTS = (
    Account("clerk", "clerk", "演示员甲"),
    Account("head", "head", "演示负责人"),
    Account("leader", "leader", "演示分管领导"),
    Account("reviewer", "reviewer", "演示审核人"),
    Account("editor", "editor", "演示编辑"),
    Account("inspector", "inspector", "演示检查员"),
    Account("admin", "admin", "演示管理员"),
)

# The year begins with a window per trade: (window name, categories of the list it serves).
TRADES = (
    ("社会保障窗口", ("社会保障",)),
    ("就业服务窗口", ("就业服务",)),
    ("医疗保障窗口", ("医疗保障",)),
    ("民政窗口", ("民政",)),
    ("残联窗口", ("残联",)),
    ("卫生健康窗口", ("卫生健康",)),
    ("退役军人窗口", ("退役军人",)),
    ("司法行政窗口", ("司法行政",)),
    ("公安户籍窗口", ("公安户籍",)),
    ("市场监管窗口", ("市场监管",)),
    ("烟草专卖窗口", ("烟草专卖",)),
    ("综合执法窗口", ("综合执法", "住建")),
    ("自然资源窗口", ("自然资源",)),
    ("岛务旅游窗口", ("岛务旅游",)),
    ("公用事业窗口", ("公用事业",)),
)
# It ends with ten: (name, kind, categories of a sector or tidal window).
MERGED = (
    ("综合窗口一", "general", ()),
    ("综合窗口二", "general", ()),
    ("综合窗口三", "general", ()),
    ("综合窗口四", "general", ()),
    ("综合窗口五", "general", ()),
    ("综合窗口六", "general", ()),
    ("公安综合窗口", "sector", ("公安户籍",)),
    ("市场监管综合窗口", "sector", ("市场监管", "烟草专卖")),
    ("综合执法综合窗口", "sector", ("综合执法", "住建", "自然资源")),
    ("潮汐窗口", "tidal", ("岛务旅游", "公用事业", "社会保障")),
)
STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰"
# Account name, name on screen, and how sure of foot the clerk is: the chance in a hundred of a right answer.
CLERKS = tuple(
    ("clerk" if place == 0 else f"clerk{place + 1:02}", f"演示员{stem}", sure)
    for place, (stem, sure) in enumerate(
        zip(STEMS, (97, 95, 98, 93, 96, 90, 97, 88, 99, 94, 92, 85, 96, 91, 95), strict=True)
    )
)
STAYING = 10
# One of the ten moves on, and somebody new sits down at the same window.
LEAVING = 8
NEWCOMER = ("clerk16", "演示员巳", 94)
NEIGHBOUR_HEAD = Account("head", "neighbour.head", "演示邻镇负责人")
NEIGHBOUR_CLERK = Account("clerk", "neighbour.clerk", "演示邻镇员")
