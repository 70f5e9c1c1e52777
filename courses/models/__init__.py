"""Catalogues, their editions, matters and where they are offered. Import models from here."""

from courses.models.acknowledgement import ChangeAcknowledgement
from courses.models.catalogue import Catalogue
from courses.models.document import CentreDocument, CentreParticulars
from courses.models.edition import Activation, Edition
from courses.models.files import ImportFile, SourceMapping
from courses.models.imports import CatalogueImport, ImportLine
from courses.models.inquiry import Inquiry, InquiryAnswer, InquiryHiding
from courses.models.lesson import CategoryPage, LessonIndexPage, LessonPage
from courses.models.matter import FacetChange, Matter, MatterRetirement, MatterVersion
from courses.models.note import NoteReading
from courses.models.offering import Offering, WindowMatter
from courses.models.review import FactsReview
from courses.models.search import SearchEntry
from courses.models.service import ServiceFigure
from courses.models.standard import StandardPage, StandardsIndexPage
from courses.models.volume import CaseVolume

__all__ = [
    "Activation",
    "CaseVolume",
    "Catalogue",
    "CatalogueImport",
    "CategoryPage",
    "CentreDocument",
    "CentreParticulars",
    "ChangeAcknowledgement",
    "Edition",
    "FacetChange",
    "FactsReview",
    "ImportFile",
    "ImportLine",
    "Inquiry",
    "InquiryAnswer",
    "InquiryHiding",
    "LessonIndexPage",
    "LessonPage",
    "Matter",
    "MatterRetirement",
    "MatterVersion",
    "NoteReading",
    "Offering",
    "SearchEntry",
    "ServiceFigure",
    "SourceMapping",
    "StandardPage",
    "StandardsIndexPage",
    "WindowMatter",
]
