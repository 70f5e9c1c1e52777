"""What counts as the same name: a table editors may change, and the normal form used for comparing.

Synonyms are only ever used to prove that two texts *differ*, so a group too wide costs a distractor
and a group too narrow costs a wrong key: when in doubt, put two names into one group.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_KEPT_MARKS = re.compile(r"(?<=\d)[.\-~](?=\d)")
_NOISE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of names for one thing; the first of each group stands for it."""

    groups: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "groups", _shared(self.groups))

    def normal(self, text: str) -> str:
        """The text in its comparing form: width, spaces, punctuation, brackets and synonyms levelled."""
        return _normal(self.groups, text)

    def to_json(self) -> list[list[str]]:
        return [list(group) for group in self.groups]

    @classmethod
    def from_json(cls, data: list[list[str]]) -> "Synonyms":
        return cls(tuple(tuple(group) for group in data))


@lru_cache(maxsize=16)
def _shared(groups: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """One object for lists that say the same: every look-up of a normal form compares them, a thousand times a bank."""
    return groups


def levelled(text: str) -> str:
    """Full width, case, spaces and punctuation levelled; a mark between two digits (1.5, 3-8) is kept."""
    flat = unicodedata.normalize("NFKC", text).casefold()
    marked = _KEPT_MARKS.sub(lambda found: {".": "点", "-": "至", "~": "至"}[found.group()], flat)
    return _NOISE.sub("", marked)


def runs_of(*texts: str, size: int = 2) -> set[str]:
    """All runs of so many characters in one of the texts, levelled."""
    flats = [levelled(text) for text in texts]
    return {flat[place : place + size] for flat in flats for place in range(len(flat) - size + 1)}


@lru_cache(maxsize=65536)
def _normal(groups: tuple[tuple[str, ...], ...], text: str) -> str:
    pattern, stands_for = _table(groups)
    flat = levelled(text)
    return pattern.sub(lambda found: stands_for[found.group()], flat) if pattern else flat


@lru_cache(maxsize=64)
def _table(groups: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """One pattern, longest name first, so that 身份证 inside 居民身份证 is not replaced a second time."""
    stands_for = {levelled(name): levelled(group[0]) for group in groups for name in group if levelled(name)}
    names = sorted(stands_for, key=lambda name: (-len(name), name))
    return (re.compile("|".join(map(re.escape, names))) if names else None), stands_for


DEFAULT_SYNONYMS = Synonyms(
    (
        (
            "居民身份证",
            "身份证",
            "有效身份证件",
            "身份证件",
            "有效身份证",
            "第二代居民身份证",
            "有效身份证明",
            "身份证明",
        ),
        ("居民户口簿", "户口簿", "户口本", "居民户口本", "户籍簿"),
        ("授权委托书", "委托书", "授权书", "委托代理书", "代理委托书"),
        ("受托人", "代办人", "代理人", "被委托人", "委托代理人"),
        ("营业执照", "工商营业执照", "营业执照副本", "营业执照正本"),
        ("结婚证", "结婚证书", "结婚登记证"),
        ("离婚证", "离婚证书"),
        ("出生医学证明", "出生证明", "出生证", "医学出生证明"),
        ("近期免冠照片", "近期免冠彩色照片", "免冠彩色照片", "免冠照片", "近期彩色照片", "证件照", "近期照片"),
        ("经营场所使用证明", "经营场所证明", "住所使用证明", "场地使用证明", "住所证明", "经营场所合法使用证明"),
        ("不动产权证书", "不动产权证", "房产证", "房屋所有权证", "房屋产权证明", "产权证明"),
        ("社会保障卡", "社保卡"),
        ("银行卡", "银行账户", "银行存折", "银行账号", "银行卡号"),
        ("死亡证明", "死亡医学证明", "居民死亡医学证明", "居民死亡医学证明(推断)书", "居民死亡医学证明书"),
        ("残疾人证", "残疾证", "中华人民共和国残疾人证"),
        ("申请表", "申请书", "申报表", "审批表", "申请单"),
        ("承诺书", "书面承诺", "承诺函"),
        ("复印件", "影印件"),
        ("窗口领取", "现场领取", "自取", "大厅领取", "到窗口领取", "上门自取"),
        ("邮寄", "邮寄送达", "快递送达", "寄递", "快递", "邮政寄递"),
        ("电子证照", "电子证", "电子证书"),
        ("窗口人员", "窗口工作人员", "综合窗口人员", "综窗人员", "受理人员"),
        ("即办", "当场办结", "即时办结", "当场办理", "现场办结", "当场"),
        ("长期", "长期有效", "永久", "永久有效", "无固定期限"),
        ("自然人", "个人", "公民"),
        ("企业法人", "企业", "公司"),
        ("申请人", "申办人", "当事人", "本人"),
    )
)
"""The table that comes along; editors change it from there on, and every edit is kept."""
