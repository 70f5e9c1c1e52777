"""Pages of the inspection room, imported by `urls`."""

from certification.inspection.views.pack import inspection_pack, inspection_pack_delete, inspection_pack_file
from certification.inspection.views.plan import inspection
from certification.inspection.views.verify import inspection_verify

__all__ = [
    "inspection",
    "inspection_pack",
    "inspection_pack_delete",
    "inspection_pack_file",
    "inspection_verify",
]
