"""Pages and files of the room."""

from courses.documents.views.centre import centre_documents, centre_particulars, document_file, document_make
from courses.documents.views.matter import counter_card, matter_guide, matter_live
from courses.documents.views.notices import one_time_notice, refusal_notice
from courses.documents.views.public import public_guide, public_guides

__all__ = [
    "centre_documents",
    "centre_particulars",
    "counter_card",
    "document_file",
    "document_make",
    "matter_guide",
    "matter_live",
    "one_time_notice",
    "public_guide",
    "public_guides",
    "refusal_notice",
]
