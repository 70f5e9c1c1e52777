"""Attention rows as a home page shows them: a sentence and where it leads."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from certification.matrix.queries.attention import Attention, AttentionKind
from certification.matrix.reasons import ATTENTION
from certification.rotation.reasons import TENURE_SENTENCES
from certification.training.reasons import STATUSES
from people.models import Centre, User


@dataclass(frozen=True, slots=True)
class Told:
    """One row in words; `about` is who or what it is about, `when` says what its day is."""

    row: Attention
    about: User | None
    words: str
    when: str
    address: str


def told(rows: Iterable[Attention], centre: Centre) -> list[Told]:
    """The rows in words, in their order; in the language of the request."""
    return [Told(row, row.clerk, _words(row), _when(row), _address(row, centre)) for row in rows]


def _words(row: Attention) -> str:
    if row.kind is AttentionKind.TENURE:
        return str(TENURE_SENTENCES[row.reason])
    words = ATTENTION[row.kind]
    if row.kind is AttentionKind.DUTY_AT_RISK:
        return f"{words} · {STATUSES[row.reason]}"
    return words % {"count": row.count}


def _when(row: Attention) -> str:
    if row.since is None:
        return ""
    day = {"day": date_format(row.since)}
    match row.kind:
        case AttentionKind.OVERDUE:
            return _("the first was due on %(day)s") % day
        case AttentionKind.STALE:
            return _("the first is due by %(day)s") % day
        case AttentionKind.AUTHORITY_ENDS | AttentionKind.PRACTICAL_ENDING:
            return _("the first ends on %(day)s") % day
        case AttentionKind.FILE_WAITS:
            return _("the first since %(day)s") % day
    return day["day"]


def _address(row: Attention, centre: Centre) -> str:
    match row.kind:
        case AttentionKind.OVERDUE | AttentionKind.STALE:
            return reverse("record", args=[row.clerk.pk]) + "#certifications"
        case AttentionKind.DUTY_AT_RISK:
            return reverse("record", args=[row.clerk.pk]) + "#training"
        case AttentionKind.TENURE:
            return reverse("record", args=[row.clerk.pk]) + "#postings"
        case AttentionKind.PRACTICAL_ENDING:
            return f"{reverse('practical_list')}?centre={centre.code}"
        case AttentionKind.SHADOWING_DIFFERS | AttentionKind.SHADOWING_WAITS:
            return f"{reverse('shadowing_list')}?centre={centre.code}"
        case AttentionKind.FILE_WAITS:
            return f"{reverse('staff_file_list')}?centre={centre.code}&show=waiting"
        case AttentionKind.AUTHORITY_ENDS:
            return f"{reverse('offerings')}?centre={centre.code}"
        case AttentionKind.OVERFULL:
            return f"{reverse('matrix')}?centre={centre.code}"
    return f"{reverse('coverage')}?centre={centre.code}"
