"""Which synonyms hold, and what they were."""

from quizzes.domain.synonyms import DEFAULT_SYNONYMS, Synonyms
from quizzes.models import SynonymList


def synonyms_digest() -> str:
    """The content of the list that holds; empty where nobody saved one, and then the one that came along does."""
    return SynonymList.objects.order_by("-pk").values_list("digest", flat=True).first() or ""


def synonyms_of(digest: str) -> Synonyms:
    """The list of that content; the one that came along where nothing is said, or it is unknown."""
    rows = SynonymList.objects.filter(digest=digest).values_list("groups", flat=True) if digest else ()
    return next((Synonyms.from_json(groups) for groups in rows[:1]), DEFAULT_SYNONYMS)


def newest_list() -> SynonymList | None:
    """The list that holds; None where there is none yet, and then the one that came along does."""
    return SynonymList.objects.select_related("by").order_by("-pk").first()
