"""Finding a paper among those issued."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.awards.models import Certificate


class SearchForm(forms.Form):
    """Part of a clerk's name, a serial number or a category; and which kind of paper. Nothing typed finds all."""

    q = forms.CharField(label=_("Name, number or category"), max_length=60, required=False)
    scope = forms.ChoiceField(
        label=pgettext_lazy("a certificate", "About"),
        choices=[("", _("everything")), *Certificate.Scope.choices],
        required=False,
    )

    def wanted(self) -> dict[str, str]:
        """What to look for; what can't be read is not looked for."""
        self.is_valid()
        said = self.cleaned_data
        return {"text": said.get("q", ""), "scope": said.get("scope", "")}
