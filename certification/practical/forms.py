"""Forms about practical assessments."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from certification.practical.domain.checklist import MUST, Line, Skill, lines_in, problems, typed
from certification.practical.domain.result import Mark, Marked
from certification.practical.models import PracticalChecklist, PracticalPlan
from certification.practical.queries import checklists_in_force, observers_at
from certification.practical.reasons import MARKS, PROBLEMS, SKILLS
from people.models import Centre, User
from people.queries import clerks_of


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ChecklistForm(forms.Form):
    """A version of a checklist: one box per skill, one line a row. The system is named once and keeps its name."""

    system = forms.CharField(
        label=_("Intake system"),
        max_length=60,
        help_text=_("As the counter calls it. Two centres that write the same name share its assessments."),
    )
    effective_on = forms.DateField(label=_("In force from"), widget=_day())
    reason = forms.CharField(label=_("Reason"), max_length=200)
    in_use = forms.BooleanField(
        label=_("The centre works with this system"),
        required=False,
        help_text=_("Without the tick it is out of use from that day: nobody needs an assessment of it any more."),
    )

    def __init__(self, *args: Any, known: PracticalChecklist | None = None, lines: Iterable[Line] = (), **more: Any):
        self.known = known
        rows = tuple(lines)
        initial = {skill.value: typed(rows, skill) for skill in Skill} | {"in_use": True} | more.pop("initial", {})
        super().__init__(*args, initial=initial, **more)
        if known is not None:
            del self.fields["system"]
        else:
            del self.fields["in_use"]
        for skill in Skill:
            self.fields[skill.value] = forms.CharField(
                label=SKILLS[skill],
                required=False,
                widget=forms.Textarea(attrs={"rows": 4}),
                help_text=_("One line a row; a ★ in front marks a line that decides."),
            )
        self.order_fields(["system", *Skill, "in_use", "effective_on", "reason"])

    def clean_system(self) -> str:
        return " ".join(self.cleaned_data["system"].split())

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.lines = tuple(line for skill in Skill for line in lines_in(skill, data.get(skill.value, "")))
        for problem in problems(self.lines):
            self.add_error(self._place(problem), PROBLEMS[problem])
        return data

    def wish(self) -> dict[str, Any]:
        """What `adopt_checklist` asks for."""
        data = self.cleaned_data
        return {
            "system": self.known.system if self.known else data["system"],
            "lines": self.lines,
            "effective_on": data["effective_on"],
            "reason": data["reason"],
            "in_use": data.get("in_use", True),
        }

    def _place(self, problem: str) -> str:
        """The box the problem is in: the first whose own lines have it, else the first of all."""
        for skill in Skill:
            own = [line for line in self.lines if line.skill is skill]
            if own and problem in problems(own):
                return skill.value
        return Skill.GUIDING.value


class PlanForm(forms.Form):
    """Who is observed by whom, in which system, on which day."""

    clerk = forms.ModelChoiceField(User.objects.none(), label=_("Clerk"), empty_label=_("Choose"))
    checklist = forms.ModelChoiceField(
        PracticalChecklist.objects.none(), label=_("Intake system"), empty_label=_("Choose")
    )
    planned_on = forms.DateField(label=pgettext_lazy("of an assessment", "Day"), widget=_day())
    observer = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Observer"),
        required=False,
        empty_label=_("Somebody without an account"),
        help_text=_("The head, or a department reviewer; never the clerk."),
    )
    observer_name = forms.CharField(
        label=_("Name of an observer without an account"),
        max_length=60,
        required=False,
        help_text=_("They fill in the printed form; you enter it and sign for it."),
    )

    def __init__(self, centre: Centre, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clerk"].queryset = clerks_of(centre, on=on)
        keys = [row.pk for row in checklists_in_force(centre, on=on)]
        self.fields["checklist"].queryset = PracticalChecklist.objects.filter(pk__in=keys).order_by("system")
        self.fields["checklist"].label_from_instance = lambda row: row.system
        self.fields["observer"].queryset = observers_at(centre, on=on)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        named, written = data.get("observer"), data.get("observer_name")
        if named and written:
            self.add_error("observer_name", _("Choose an account or write a name, not both."))
        elif not (named or written) and "observer" not in self.errors:
            self.add_error("observer", _("Say who observes: choose an account, or write the name below."))
        if named and named == data.get("clerk"):
            self.add_error("observer", _("Nobody observes themselves; choose somebody else."))
        return data


class AssessmentForm(forms.Form):
    """A mark and a remark for each line of the checklist, and the day it was observed."""

    assessed_on = forms.DateField(label=_("Observed on"), widget=_day())

    def __init__(self, plan: PracticalPlan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines: Sequence[Line] = plan.checklist.checklist
        for place, line in enumerate(self.lines):
            self.fields[f"mark_{place}"] = forms.ChoiceField(
                label=f"{MUST} {line.text}" if line.must else line.text,
                choices=[(mark.value, words) for mark, words in MARKS.items()],
                widget=forms.RadioSelect,
                error_messages={"required": _("Say whether it was done.")},
            )
            self.fields[f"remark_{place}"] = forms.CharField(label=_("Remark"), max_length=200, required=False)

    def sections(self) -> Iterator[tuple[Any, list[tuple[Any, Any]]]]:
        """Each skill in words with the fields of its lines, for the page."""
        for skill in Skill:
            places = [place for place, line in enumerate(self.lines) if line.skill is skill]
            if places:
                yield SKILLS[skill], [(self[f"mark_{place}"], self[f"remark_{place}"]) for place in places]

    def marks(self) -> list[Marked]:
        data = self.cleaned_data
        return [Marked(Mark(data[f"mark_{place}"]), data[f"remark_{place}"]) for place in range(len(self.lines))]


class ContestForm(forms.Form):
    """The clerk's own account of what was otherwise."""

    reason = forms.CharField(
        label=_("What was otherwise?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The head reads it beside what the observer wrote."),
    )
