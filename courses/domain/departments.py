"""Which matters a department reviewer (条线审核人) answers for.

A grant names its department in a word or in full (卫生健康, 区卫生健康局, 公安、司法); a list names who decides in its
own way (县级疾病预防控制局（县级卫生健康局）) and the field beside it (卫生健康). What names a level or a kind of
office says nothing about the field and is left aside. An empty grant answers for every field of its unit.
"""

import re

from courses.domain.cells.text import fold

_SEPARATORS = re.compile(r"[、，,;；/|\s]+")
_PLACE = re.compile(r"^(?:[省市县区镇]级|[省县区镇]|市(?![场政容])|\w{2,4}?[省市县区镇])(?=\w{2})")
_OFFICE = re.compile(r"(?<=\w{2})(?:局|委员会|委|办公室|办|部门|机关|机构)$")


def answers_for(department: str, *, named: str, category: str) -> bool:
    """Whether a reviewer of `department` answers for a matter whose list names that department and category."""
    words = [core(word) for word in _SEPARATORS.split(fold(department)) if word]
    text = f"{fold(named)}\n{fold(category)}"
    return not words or any(word in text for word in words)


def core(department: str) -> str:
    """The field itself: 区卫生健康局 → 卫生健康. What would be left with a single character stays as it is."""
    return _OFFICE.sub("", _PLACE.sub("", department))
