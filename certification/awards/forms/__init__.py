"""Forms about certifications and their rules."""

from certification.awards.forms.acts import ActForm, GrantForm
from certification.awards.forms.ledger import DayForm
from certification.awards.forms.policy import AdoptForm, PolicyForm
from certification.awards.forms.search import SearchForm

__all__ = ["ActForm", "AdoptForm", "DayForm", "GrantForm", "PolicyForm", "SearchForm"]
