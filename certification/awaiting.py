"""What certification's rooms know to wait for somebody's signature, in the order of the rooms."""

from certification.practical.awaiting import practicals_to_sign
from certification.rights.awaiting import disputes_to_answer
from certification.rotation.awaiting import proposals_to_sign
from certification.shadowing.awaiting import shadowings_to_sign
from certification.staff_file.awaiting import entries_to_confirm
from certification.training.awaiting import attendances_to_sign

ANSWERS = (
    attendances_to_sign,
    shadowings_to_sign,
    practicals_to_sign,
    proposals_to_sign,
    entries_to_confirm,
    disputes_to_answer,
)
