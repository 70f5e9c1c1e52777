"""A tree `department → items[main_item → sub_items{name}]`, as service portals keep it in their scripts, as rows.

A main item without sub-items is a matter itself: "无子项时与主项同名".
"""

from collections.abc import Iterable, Iterator
from typing import Any

from courses.readers.objects.cells import Object, are_objects, table_of

_KEYS = {
    "部门": ("department", "dept", "dept_name", "deptname", "部门", "部门名称"),
    "主项名称": ("main_item", "mainitem", "主项", "主项名称"),
    "事项名称": ("name", "item_name", "itemname", "事项名称", "名称"),
}
_ITEMS = ("items", "事项", "children")
_SUBS = ("sub_items", "subitems", "子项", "children")


def rows_of(value: Any) -> tuple[tuple[str, ...], ...] | None:
    """部门, 主项名称, 事项名称 and whatever else its leaves say; None where the value is no such tree."""
    branches = value if isinstance(value, list) else [value]
    if not are_objects(branches):
        return None
    items = [(branch, found_in(branch, _ITEMS)) for branch in branches]
    if not any(are_objects(inner) and any(found_in(item, _SUBS) is not None for item in inner) for _, inner in items):
        return None
    leaves = [leaf for branch, inner in items for item in inner or () for leaf in _leaves(branch, item)]
    return table_of(leaves) if leaves else None


def _leaves(branch: Object, item: Any) -> Iterator[dict[str, Any]]:
    department = found_in(branch, _KEYS["部门"])
    if not isinstance(item, dict):
        yield {"部门": department, "主项名称": item, "事项名称": item}
        return
    main = found_in(item, (*_KEYS["主项名称"], *_KEYS["事项名称"]))
    for sub in found_in(item, _SUBS) or [{"name": main}]:
        said = sub if isinstance(sub, dict) else {"name": sub}
        name = found_in(said, _KEYS["事项名称"])
        more = {key: inner for key, inner in said.items() if key.lower() not in _KEYS["事项名称"]}
        yield {"部门": department, "主项名称": main, "事项名称": name, **more}


def found_in(each: Object, names: Iterable[str]) -> Any:
    """The value under the first of the names that the object has."""
    folded = {key.strip().lower(): inner for key, inner in each.items()}
    return next((folded[name] for name in names if name in folded), None)
