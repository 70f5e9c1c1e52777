"""Views of the matrix somebody keeps: named, one of them shown first."""

from datetime import datetime

from django.db import transaction
from django.http import QueryDict

from certification.matrix.models import MatrixView
from ledger import audit
from people.models import User

KEPT = ("category", "window", "state", "sort", "here", "open")
"""What of an address is kept. Its centre and its day are those of the moment the view is looked at."""
MOST = 20


class TooManyViews(Exception):
    """Nothing was kept: somebody has as many as a page can offer."""


@transaction.atomic
def keep_view(owner: User, name: str, query: str, *, at: datetime) -> MatrixView:
    """Under a name that is taken, the view takes the place of the one before."""
    User.objects.select_for_update().get(pk=owner.pk)
    own = MatrixView.objects.filter(owner=owner)
    if own.count() >= MOST and not own.filter(name=name).exists():
        raise TooManyViews
    view, _new = MatrixView.objects.update_or_create(owner=owner, name=name, defaults={"query": kept(query)})
    audit.record("matrix_view.kept", view, by=owner, at=at, name=name, query=view.query)
    return view


@transaction.atomic
def show_first(view: MatrixView, *, at: datetime) -> None:
    """From now on the matrix begins with this one, and with no other; again: with none."""
    User.objects.select_for_update().get(pk=view.owner_id)
    first = not MatrixView.objects.get(pk=view.pk).is_default
    MatrixView.objects.filter(owner=view.owner_id, is_default=True).update(is_default=False)
    MatrixView.objects.filter(pk=view.pk).update(is_default=first)
    audit.record("matrix_view.first", view, by=view.owner, at=at, first=first)


@transaction.atomic
def forget_view(view: MatrixView, *, at: datetime) -> None:
    audit.record("matrix_view.forgotten", view, by=view.owner, at=at, name=view.name)
    view.delete()


def kept(query: str) -> str:
    """The part of an address that a view keeps, in one order, whatever else was typed."""
    asked, found = QueryDict(query), QueryDict(mutable=True)
    for name in KEPT:
        if value := asked.get(name, ""):
            found[name] = value[:80]
    return found.urlencode()
