"""人员配备: the standard's figure year by year beside the clerks there are, and what the staff files say of each."""

from collections import Counter
from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from certification.inspection.parts.base import Asked, Held, Missing, PackPart, table
from certification.staff_file.domain.entries import CITATION, OCCUPATION_LEVELS, EntryKind
from certification.staff_file.models import StaffFileEntry
from certification.staff_file.queries import PersonFile, Staffing, centre_file, staffing_of
from certification.staff_file.reasons import STANDINGS
from certification.staff_file.staffing_words import why
from courses.documents.parts import Pairs, Section, Words
from courses.script import in_script


def staffing_in(asked: Asked) -> Staffing:
    """The figures of that day."""
    return staffing_of(asked.centre, asked.stands_on)


def _hold(asked: Asked) -> Held:
    found, files = staffing_in(asked), centre_file(asked.centre, asked.stands_on)
    return Held(
        rows=len(files),
        sections=(_beside(found), _years(found), _levels(files), _people(files)),
        missing=tuple(_lacking(found, files, asked)),
        across=True,
    )


def _beside(found: Staffing) -> Section:
    """Standard, plan and what there is; none is corrected by another."""
    rows = (
        (_("Clerks by the standard"), str(found.decision.clerks)),
        (_("Clerks and windows by the town's plan"), f"{found.plan.before} → {found.plan.target}"),
        (_("Clerks in a base post"), str(found.posted)),
        (_("Clerks of the centre"), str(found.clerks)),
        (_("Windows"), str(found.windows)),
    )
    told = " ".join(why(found.decision, found.standard))
    grounds = "；".join(in_script(one) for one in (found.standard.citation, found.plan.citation))
    return Section(_("Staffing"), (Pairs(rows), Words(told), Words(grounds, quiet=True)))


def _years(found: Staffing) -> Section:
    heads = [_("Year"), _("Matters counted"), _("Cases"), _("Clerks by the standard"), _("Why")]
    rows = [
        (
            str(one.year),
            str(one.matters),
            str(one.cases),
            str(one.decision.clerks),
            " ".join(why(one.decision, one.standard)),
        )
        for one in found.years
    ]
    return table(_("Cases by year"), heads, rows, [2, 3, 3, 3, 9], none=_("No year is counted yet."))


def _levels(files: list[PersonFile]) -> Section:
    """How many hold which occupation level; one that has ended is held by nobody."""
    held = Counter(one.level for file in files if (one := file.standing.of(EntryKind.OCCUPATION)).held)
    heads = [_("Occupation level"), _("Clerks")]
    rows = [(str(StaffFileEntry.Level(level).label), str(held[level])) for level in reversed(OCCUPATION_LEVELS)]
    return table(_("Occupation levels"), heads, rows, [4, 2], none="")


def _people(files: list[PersonFile]) -> Section:
    kinds = [str(StaffFileEntry.Kind(kind).label) for kind in EntryKind]
    heads = [_("Clerk"), *kinds, _("Lacking")]
    rows = [(str(file.person), *_standings(file), _lacks(file)) for file in files]
    none = _("The centre has no clerk on this day")
    before = (Words(in_script(CITATION), quiet=True),)
    return table(_("What the standard asks for"), heads, rows, [3, 4, 5, 3, 3, 3, 4], none=none, before=before)


def _standings(file: PersonFile) -> Iterator[str]:
    for one in file.standing.kinds:
        entry = file.entry(one) if one.held else None
        until = one.valid_until and _("until %(day)s") % {"day": date_format(one.valid_until)}
        told = (entry.get_level_display() if entry else "", STANDINGS[one.status], until)
        yield "\n".join(str(words) for words in told if words)


def _lacks(file: PersonFile) -> str:
    return "、".join(str(StaffFileEntry.Kind(kind).label) for kind in file.standing.lacks)


def _lacking(found: Staffing, files: list[PersonFile], asked: Asked) -> Iterator[Missing]:
    if found.decision.cases_a_year is None:
        sentence = _("No cases of %(year)d are entered, so the standard gives its base alone.")
        yield Missing(sentence % {"year": found.year}, asked.screen("case_volumes"))
    for file in files:
        if lacks := _lacks(file):
            sentence = _("%(name)s lacks: %(lacks)s.") % {"name": file.person, "lacks": lacks}
            yield Missing(sentence, asked.screen("staff_file_list", show="lacking"))


STAFFING = PackPart("staffing", "人员配备与任职条件", lambda asked: asked.screen("staffing"), _hold)
