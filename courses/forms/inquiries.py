"""Forms of questions about a matter: asking, answering, hiding."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.domain.inquiries import LONGEST_ANSWER, LONGEST_QUESTION, personal_data
from courses.models.matter import FACET_CHOICES
from courses.sentences import PERSONAL_DATA


class InquiryText(forms.CharField):
    """Plain text that everybody may read: one clear sentence where it is empty, too long or names a citizen."""

    default_error_messages = {
        "max_length": _("At most %(limit_value)d characters are kept; there are %(show_value)d. Shorten the text."),
    }

    def __init__(self, *, longest: int, rows: int, **kwargs: Any) -> None:
        super().__init__(max_length=longest, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        """A line break counts as one character, as the browser counts it."""
        return super().to_python(value.replace("\r\n", "\n") if value else value)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if kinds := personal_data(text):
            raise forms.ValidationError([str(PERSONAL_DATA[kind]) for kind in kinds])
        return text


class AskForm(forms.Form):
    """A question about a matter, or about one facet of it."""

    facet = forms.ChoiceField(
        label=pgettext_lazy("a question", "About"),
        choices=[("", _("the matter as a whole")), *FACET_CHOICES],
        required=False,
    )
    text = InquiryText(
        label=pgettext_lazy("about a matter", "Question"),
        longest=LONGEST_QUESTION,
        rows=4,
        help_text=_(
            "At most 300 characters. Everybody reads it: no names, identity numbers, telephone numbers or addresses of"
            " citizens."
        ),
        error_messages={"required": _("Write the question.")},
    )


class AnswerForm(forms.Form):
    """The department's answer, read by everybody with the lesson."""

    text = InquiryText(
        label=pgettext_lazy("to a question about a matter", "Answer"),
        longest=LONGEST_ANSWER,
        rows=6,
        help_text=_("At most 800 characters. It stands on the lesson with your name and today's date."),
        error_messages={"required": _("Write the answer.")},
    )


class HideForm(forms.Form):
    """Why a question is taken off its lesson."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Whoever asked reads it."),
        error_messages={"required": _("Say why; whoever asked reads it.")},
    )
