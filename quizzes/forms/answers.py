"""One form per kind of item: what a clerk may answer, and the JSON that grading reads."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.script import in_script
from quizzes.domain.case import OUTCOME_TEXTS, Outcome, as_told
from quizzes.domain.grading import BadAnswer, key_answer, read_number
from quizzes.domain.item import Item, Kind

MARKS = ("notify", "give_back", "grounds")
CHOOSE = _("Choose an answer, or say that you don't know.")


class AnswerForm(forms.Form):
    """An answer to one item. `sequence` makes pressing the button twice one answer."""

    sequence = forms.IntegerField(min_value=1, max_value=9999, initial=1, widget=forms.HiddenInput)

    def __init__(self, item: Item, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item

    def answer(self) -> dict[str, Any]:
        """The answer as grading takes it; only of a valid form."""
        raise NotImplementedError


class SingleForm(AnswerForm):
    """One of several."""

    template = "quizzes/answers/options.html"
    chosen = forms.ChoiceField(label=_("Your answer"), widget=forms.RadioSelect, error_messages={"required": CHOOSE})

    def __init__(self, item: Item, *args: Any, **kwargs: Any) -> None:
        super().__init__(item, *args, **kwargs)
        self.fields["chosen"].choices = [(option.id, option.text) for option in item.options]

    def answer(self) -> dict[str, Any]:
        return {"chosen": [self.cleaned_data["chosen"]]}


class TrueFalseForm(SingleForm):
    """Right or wrong."""

    def __init__(self, item: Item, *args: Any, **kwargs: Any) -> None:
        super().__init__(item, *args, **kwargs)
        self.fields["chosen"].choices = [("true", _("Correct")), ("false", _("Not correct"))]


class SetForm(AnswerForm):
    """All that apply."""

    template = "quizzes/answers/options.html"
    chosen = forms.MultipleChoiceField(
        label=_("Your answer"), widget=forms.CheckboxSelectMultiple, error_messages={"required": CHOOSE}
    )

    def __init__(self, item: Item, *args: Any, **kwargs: Any) -> None:
        super().__init__(item, *args, **kwargs)
        self.fields["chosen"].choices = [(option.id, option.text) for option in item.options]

    def answer(self) -> dict[str, Any]:
        return {"chosen": self.cleaned_data["chosen"]}


class OrderingForm(AnswerForm):
    """A place for each option; works with a keyboard and without a script."""

    template = "quizzes/answers/ordering.html"
    how = _("Give each line its place.")

    def __init__(self, item: Item, *args: Any, **kwargs: Any) -> None:
        super().__init__(item, *args, **kwargs)
        places = [("", "–"), *((str(n), str(n)) for n in range(1, len(item.options) + 1))]
        for option in item.options:
            missing = _("This line has no place yet.")
            self.fields[f"place_{option.id}"] = forms.ChoiceField(
                label=option.text, choices=places, error_messages={"required": missing}
            )

    def rows(self) -> list[forms.BoundField]:
        """The selects in the shown order of the options."""
        return [self[f"place_{option.id}"] for option in self.item.options]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        taken: dict[str, str] = {}
        for option in self.item.options:
            name = f"place_{option.id}"
            if place := cleaned.get(name):
                if place in taken:
                    self.add_error(name, _("Two lines have place %(place)s.") % {"place": place})
                taken[place] = option.id
        return cleaned

    def answer(self) -> dict[str, Any]:
        ids = [option.id for option in self.item.options]
        return {"order": sorted(ids, key=lambda one: int(self.cleaned_data[f"place_{one}"]))}


class MatchingForm(AnswerForm):
    """An option for each prompt, chosen from a list; one option may serve several prompts."""

    template = "quizzes/answers/matching.html"

    def __init__(self, item: Item, *args: Any, **kwargs: Any) -> None:
        super().__init__(item, *args, **kwargs)
        options = [("", "–"), *((option.id, in_script(option.text)) for option in item.options)]
        for prompt in item.prompts:
            self.fields[f"match_{prompt.id}"] = forms.ChoiceField(
                label=prompt.text, choices=options, error_messages={"required": _("This line has no answer yet.")}
            )

    def rows(self) -> list[forms.BoundField]:
        """The selects in the shown order of the prompts."""
        return [self[f"match_{prompt.id}"] for prompt in self.item.prompts]

    def answer(self) -> dict[str, Any]:
        return {"matched": {prompt.id: self.cleaned_data[f"match_{prompt.id}"] for prompt in self.item.prompts}}


class NumberForm(AnswerForm):
    """A whole number; the unit is given."""

    template = "quizzes/answers/number.html"
    number = forms.CharField(
        label=_("Your answer"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": CHOOSE},
    )

    def clean_number(self) -> str:
        try:
            return str(read_number(self.cleaned_data["number"]))
        except BadAnswer as bad:
            raise forms.ValidationError(_("Write a whole number in digits, for example 20.")) from bad

    def answer(self) -> dict[str, Any]:
        return {"number": self.cleaned_data["number"]}


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Check boxes under one question, with when they matter."""

    label: str
    hint: str
    choices: list[Any]


def _boxes() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)


class CaseForm(AnswerForm):
    """What happens at the counter. Marks that don't belong to the chosen outcome are not told to anybody."""

    template = "quizzes/answers/case.html"
    outcome = forms.ChoiceField(
        label=_("What do you do?"),
        widget=forms.RadioSelect,
        choices=[(outcome.value, text) for outcome, text in OUTCOME_TEXTS.items()],
        error_messages={"required": CHOOSE},
    )
    notify, give_back, grounds = _boxes(), _boxes(), _boxes()

    def __init__(self, item: Item, *args: Any, **kwargs: Any) -> None:
        super().__init__(item, *args, **kwargs)
        assert item.case is not None
        self.fields["notify"].choices = [(option.id, option.text) for option in item.options]
        self.fields["give_back"].choices = [(paper.id, paper.text) for paper in item.case.folder]
        self.fields["grounds"].choices = [(ground.id, ground.text) for ground in item.case.grounds]

    def groups(self) -> list[ChoiceGroup]:
        """The questions beside the outcome that this case has anything to choose for."""
        told = [
            ChoiceGroup(
                gettext("Which papers are to be mended, corrected or brought later?"),
                gettext("Only where you let mend, tell once, or accept with papers to follow: exactly these, no more."),
                list(self["notify"]),
            ),
            ChoiceGroup(
                gettext("Which papers do you hand back?"),
                gettext("Those the matter does not ask for; none, if all are needed."),
                list(self["give_back"]),
            ),
            ChoiceGroup(
                gettext("On which grounds do you refuse?"),
                gettext("Only where you refuse."),
                self._grounds_for(Outcome.REFUSE),
            ),
            ChoiceGroup(
                gettext("Where do you lead the citizen?"),
                gettext("Only where you lead them elsewhere."),
                self._grounds_for(Outcome.LEAD_TO),
            ),
        ]
        return [group for group in told if group.choices]

    def answer(self) -> dict[str, Any]:
        assert self.item.case is not None
        return as_told(self.item.case, **{name: self.cleaned_data[name] for name in ("outcome", *MARKS)})

    def _grounds_for(self, outcome: Outcome) -> list[Any]:
        serving = self._ground_ids(outcome)
        return [choice for choice in self["grounds"] if choice.data["value"] in serving]

    def _ground_ids(self, outcome: Outcome) -> set[str]:
        assert self.item.case is not None
        return {ground.id for ground in self.item.case.grounds if ground.outcome is outcome}


_FORMS: dict[Kind, type[AnswerForm]] = {
    Kind.SINGLE: SingleForm,
    Kind.SET: SetForm,
    Kind.ORDERING: OrderingForm,
    Kind.NUMBER: NumberForm,
    Kind.TRUE_FALSE: TrueFalseForm,
    Kind.MATCHING: MatchingForm,
    Kind.CASE: CaseForm,
}


def form_for(item: Item, *args: Any, **kwargs: Any) -> AnswerForm:
    """The form of this item's kind."""
    return _FORMS[item.kind](item, *args, **kwargs)


def initial_for(item: Item) -> dict[str, Any]:
    """The key as a browser would send it: what a form shows where the key is to be corrected."""
    fields = form_for(item).fields
    return {
        name: sent if isinstance(fields[name], forms.MultipleChoiceField) else sent[0]
        for name, sent in fields_of(key_answer(item)).items()
    }


def fields_of(answer: dict[str, Any]) -> dict[str, list[str]]:
    """An answer (in the shape `grade` takes) as the fields of its form hold it."""
    found: dict[str, list[str]] = {}
    for name, value in answer.items():
        match name:
            case "order":
                found |= {f"place_{one}": [str(place)] for place, one in enumerate(value, 1)}
            case "matched":
                found |= {f"match_{prompt}": [option] for prompt, option in value.items()}
            case _:
                found[name] = list(value) if isinstance(value, list | tuple) else [str(value)]
    return found
