"""The parts of a pack, in the order of the archive. A part more is a module here and a line in this list."""

from certification.inspection.parts.authorisations import AUTHORISATIONS
from certification.inspection.parts.base import Asked, Attachment, Held, Made, Missing, PackPart
from certification.inspection.parts.certificates import CERTIFICATES
from certification.inspection.parts.exceptions import EXCEPTIONS
from certification.inspection.parts.holdings import CATALOGUE, HANDBOOK
from certification.inspection.parts.matrix import MATRIX
from certification.inspection.parts.policies import POLICIES
from certification.inspection.parts.postings import POSTINGS
from certification.inspection.parts.register import REGISTER
from certification.inspection.parts.sheets import SHEETS
from certification.inspection.parts.staffing import STAFFING
from certification.inspection.parts.stand_ins import STAND_INS
from certification.inspection.parts.training import NOTICES, TRAINING_PLAN

PARTS: tuple[PackPart, ...] = (
    CATALOGUE,
    HANDBOOK,
    TRAINING_PLAN,
    NOTICES,
    REGISTER,
    SHEETS,
    STAND_INS,
    POSTINGS,
    EXCEPTIONS,
    STAFFING,
    AUTHORISATIONS,
    MATRIX,
    CERTIFICATES,
    POLICIES,
)

__all__ = ["PARTS", "Asked", "Attachment", "Held", "Made", "Missing", "PackPart"]
