"""The editor's and the reviewer's home: the catalogues and what was last read into them."""

from dataclasses import dataclass
from datetime import date

from courses.models import Catalogue, CatalogueImport
from courses.permissions import centres_edited
from courses.queries.offerings import Expiring, authorisations_expiring
from people.actor import Actor, Role

LATEST = 8


@dataclass(frozen=True, slots=True)
class EditorHome:
    """Catalogues, the newest imports of them, and the authorisations of centres that end; `may_import` tells an editor
    from a reviewer."""

    catalogues: tuple[Catalogue, ...]
    imports: tuple[CatalogueImport, ...]
    may_import: bool
    ending: tuple[Expiring, ...]


def editor_home(actor: Actor, *, on: date) -> EditorHome:
    """Four queries; an editor sees the catalogues of the units they edit, a reviewer and an administrator all."""
    catalogues = Catalogue.objects.select_related("unit")
    if actor.edits_units and not actor.is_admin:
        catalogues = catalogues.filter(unit__in=actor.edits_units)
    found = tuple(catalogues)
    imports = CatalogueImport.objects.filter(catalogue__in=found).select_related("catalogue", "by")[:LATEST]
    ending = authorisations_expiring(centres_edited(actor), on=on)[:LATEST]
    return EditorHome(
        found,
        tuple(imports),
        may_import=actor.has(Role.EDITOR),
        ending=tuple(ending),
    )
