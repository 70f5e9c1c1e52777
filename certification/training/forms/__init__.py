"""Forms of the training room. Import them from here."""

from certification.training.forms.papers import PaperForm, RollForm
from certification.training.forms.policies import AdoptDutyForm, DutyPolicyForm
from certification.training.forms.registers import ContestForm, DeclineForm, RegisterForm
from certification.training.forms.sessions import AmendForm, OutsideForm, SessionForm

__all__ = [
    "AdoptDutyForm",
    "AmendForm",
    "ContestForm",
    "DeclineForm",
    "DutyPolicyForm",
    "OutsideForm",
    "PaperForm",
    "RegisterForm",
    "RollForm",
    "SessionForm",
]
