"""What comes nearest where nothing holds all the words: 我的上山卡昨天丢了 is 上山卡丢了 with more around it."""

from courses.domain.cells.text import last_group

FEWEST = 2


def pairs(folded: str) -> tuple[str, ...]:
    """Each two neighbouring characters once, in their order."""
    return tuple(dict.fromkeys(folded[place : place + 2] for place in range(len(folded) - 1)))


def nearness(phrase: str, typed: str) -> float:
    """How much of a phrase is in what was typed, from 0 to 1: the share of its pairs of neighbours."""
    own = pairs(phrase)
    shared = set(own) & set(pairs(typed))
    return len(shared) / len(own) if len(shared) >= FEWEST else 0.0


def is_near(phrase: str, typed: str) -> bool:
    """Two thirds of the phrase are enough: people put words between, before and after."""
    return 3 * nearness(phrase, typed) >= 2


def without_variant(name: str) -> str:
    """The name without the bracket that ends it: 公共场所卫生许可（新办） → 公共场所卫生许可."""
    found = last_group(name)
    return found[0] if found and found[0] else name
