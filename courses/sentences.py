"""Codes of problems and plans as sentences in the reader's language."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from courses.domain.problems import Problem
from courses.sentences_of_reading import READING

PROBLEMS = {
    **READING,
    # the file
    "file_too_large": _(
        "The file is %(megabytes)s MB; at most %(allowed)s MB are read. Split the list or remove pictures."
    ),
    "file_empty": _("The file is empty."),
    "file_gone": _("The file was deleted after its time. Upload it again."),
    "file_protected": _("The file is protected with a password. Remove the password and save it again."),
    "file_old_word": _("This is an old Word document (.doc or .rtf). Open it in Word or WPS and save it as .docx."),
    "file_other_office": _(
        "This is another office document than is read here. Open it and save a table as .xlsx, a text as .docx."
    ),
    "file_pdf": _("This is a PDF, which holds no tables. Ask for the Word or Excel file that it was made from."),
    "file_archive": _("This is an archive with files in it. Unpack it and choose the list itself."),
    "file_type_unknown": _(
        "This kind of file isn't read. Use Excel, CSV, a saved web page, Word (.docx), JSON or text."
    ),
    "file_damaged": _("The file is damaged or was not copied completely. Ask for it again."),
    "file_unpacks_too_large": _(
        "The file unpacks to more than this house reads (%(megabytes)s MB). Copy the list into a new file."
    ),
    "file_takes_too_long": _("Reading the file took more than %(seconds)s seconds. Copy the list into a new file."),
    "file_needs_too_much": _(
        "Reading the file needs more memory than this house gives it. Copy the list alone into a new file."
    ),
    "file_too_many_cells": _("The file has more than %(cells)s cells. Copy the list alone into a new file."),
    "file_nested_too_deep": _(
        "The file has parts within parts more than %(deepest)s deep. Copy the list alone into a new file."
    ),
    "file_unreadable": _("The file couldn't be read, and the fault is ours. Save it in another format and try again."),
    "page_without_text": _(
        "The page holds no text; it may fetch its content later. Copy what you see into Word and save it as .docx."
    ),
    "text_damaged": _(
        "Some characters are neither UTF-8 nor GB18030. Open the file where it was made and save it as UTF-8."
    ),
    "text_characters_lost": _("Characters that couldn't be read are shown as “�”: %(count)s."),
    "text_maybe_garbled": _("The text was read as GB18030 and may be Big5. If it looks wrong, save it as UTF-8."),
    "json_broken": _("The JSON breaks off at line %(line)s, character %(column)s. Export the file again."),
    "quotes_unbalanced": _("A quotation mark has no partner; all of them were read as plain characters."),
    "sheet_hidden": _("This sheet is hidden and was left aside."),
    # a table that is no matter list
    "columns_not_found": _("No sheet has a header row with these columns: %(columns)s."),
    # the row
    "formula_cell": _("Cell %(cell)s holds a formula. Copy it and paste its value."),
    "text_too_long": _("The text is longer than %(longest)s characters."),
    "depth_unknown": _("“%(text)s” is no depth of handling (受理, 代办, 引导); left as not stated."),
    "tier_unknown": _("“%(text)s” is no training tier (A, B, C); left as not stated."),
    # what a centre handles
    "formula_here": _("This cell holds a formula. Copy it and paste its value."),
    "offering_code_missing": _("The row has no code."),
    "matter_unknown": _("No matter of this centre's catalogues has the code %(code)s."),
    "matter_ambiguous": _("Two catalogues have the code %(code)s. Change this matter on its own page."),
    "depth_unknown_here": _("“%(text)s” is no depth of handling. Write 受理, 代办 or 引导."),
    "tier_unknown_here": _("“%(text)s” is no training tier. Write A, B or C."),
    "day_unclear": _("“%(text)s” is no day. Write it like 2026-12-31."),
    "window_unknown": _("The centre has no open sector or tidal window with the number %(numbers)s."),
    "expiry_without_document": _("%(name)s: name the document whose last day this is."),
    "offering_starts_before": _("%(name)s would begin on %(day)s, before the plan takes effect on %(on)s."),
    "offering_start_kept": _("%(name)s has begun already; its first day stays as it is."),
    # how often matters come
    "volume_without_matter": _("The row names no matter, neither by its code nor by its name."),
    "volume_code_ambiguous": _("Two catalogues have the code %(code)s; nothing tells which of them is meant."),
    "matter_name_unknown": _("No matter of this centre's catalogues is called “%(name)s”."),
    "matter_name_ambiguous": _("Several matters are called “%(name)s”. Give the code."),
    "cases_unclear": _("“%(text)s” is no number of cases. Write a whole number, such as 1280."),
    "volume_year_unclear": _("“%(text)s” is no year. Write it like 2025."),
    "volume_year_missing": _("The row names no year. Name it in the list or above the file."),
    "volume_year_not_over": _("%(year)s is not a full year between %(first)s and %(last)s."),
    "volume_repeated": _("The figure of %(year)s for this matter stands in row %(first)s already; add them up."),
    "column_of_people": _("This column is about people; nothing of it was read or kept, and its rows are added up."),
    "service_month_unclear": _("“%(text)s” is no month. Write it like 2026-03."),
    "service_month_not_over": _("This month is not over yet, or lies too far back."),
    "service_repeated": _("This matter and month stand in row %(first)s already; add them up."),
    "service_more_returned": _("%(returned)s returned of %(cases)s cases: more came back than came in."),
    # lists and materials
    "numbering_skips": _("The numbering has gaps or repeats; a line may be missing."),
    "item_empty": _("A numbered line has no text."),
    "case_heading": _("“%(text)s” is taken as the case in which the papers below it are asked."),
    "material_unreadable": _("“%(text)s” doesn't name a paper; it is kept as a note."),
    "material_case_missing": _("“%(text)s” isn't always needed, but the list doesn't say when it is."),
    "material_counts_contradict": _("“%(text)s” says both original and copy."),
    "materials_enumerated": _("Several papers stand in one line; check that they were told apart: %(text)s"),
    "materials_choice": _("A choice between papers is kept as a note: %(text)s"),
    "steps_not_told_apart": _("The process is one sentence; who does which step isn't told apart."),
    # limits
    "limit_none": _("The list says there is no limit: %(text)s"),
    "limit_unclear": _("This limit isn't understood and stays text: %(text)s"),
    "limit_vague": _("This is no limit that can be counted: %(text)s"),
    "limit_without_unit": _("The limit has no unit: %(text)s"),
    "limit_by_channel": _("The limit differs by channel and stays text: %(text)s"),
    "limit_is_a_period": _("This is a period of the year, not a limit: %(text)s"),
    "limit_is_a_range": _("This is a range, not one limit: %(text)s"),
    "limit_parts_differ": _("The parts don't add up to the whole: %(text)s"),
    "limit_not_told_apart": _(
        "The list doesn't say whether %(text)s is the statutory or the promised limit; taken as statutory."
    ),
    "promise_longer_than_law": _("The promised limit (%(text)s) is longer than the statutory one."),
    # the plan
    "many_retired": _("The list leaves out %(retired)s of %(known)s matters; is it complete?"),
    "plan_is_stale": _(
        "The catalogue has changed since this plan was made. Read the file again to see what it would change now."
    ),
    "plan_has_errors": _("The list has errors; nothing is changed until they are mended."),
    "other_import_running": _("Another list is being applied to this catalogue. Wait until it has ended."),
    "waits_for_review": _(
        "The list is prepared, not in force: the departments are asked to confirm their matters in the admin first."
    ),
    "other_import_in_review": _(
        "Another list of this catalogue waits for the departments to confirm it. Settle or withdraw it first."
    ),
}

REVIEW_REFUSALS = {
    "not_waiting": _("This list no longer waits for anybody: it was withdrawn, or every matter was settled meanwhile."),
    "not_in_review": _("Tick at least one matter of this list."),
}

DECISION_REFUSALS = {
    "decided_meanwhile": _("Somebody decided about this change meanwhile. Look at what they said first."),
    "counts_so_already": _("The change counts like this already."),
    "plan_not_open": _("The plan was read again, applied or given up meanwhile; nothing was decided."),
}

READING_REFUSALS = {
    "not_open": _("Somebody has applied this list or given it up meanwhile, or it is just being read."),
    "file_gone": PROBLEMS["file_gone"],
    "nothing_to_restore": _("Only a list that was applied and changed something can be taken back."),
    "nothing_answered": _("Say of at least one pair whether it is the same matter."),
}

ACKNOWLEDGEMENT_REFUSALS = {
    "changed_again": _("The matter has changed again since this page was opened. Read it once more."),
}

# By which rule a change was told material or editorial (courses.domain.editorial).
RULES = {
    "facts": _("by rule: the list states something else"),
    "wording": _("by rule: the same facts in other words"),
    "read_anew": _("by rule: the list's text is the same and was read anew"),
}

# What must not be written into a question or an answer (courses.domain.inquiries.PersonalData).
PERSONAL_DATA = {
    "identity_number": _("There is an identity number in the text. Leave it out: describe the case, not the person."),
    "mobile": _("There is a mobile number in the text. Leave it out: describe the case, not the person."),
    "bank_card": _("There is a bank card number in the text. Leave it out: describe the case, not the person."),
}


def sentence(problem: Problem | dict[str, Any]) -> str:
    """The problem as a sentence; its place (sheet, row, column) is shown beside it."""
    found = problem if isinstance(problem, dict) else problem.to_json()
    return str(PROBLEMS[found["code"]]) % found["params"]


def place(problem: Problem | dict[str, Any]) -> str:
    """Where it stands: "事项清单 · 12 · 申请材料"."""
    found = problem if isinstance(problem, dict) else problem.to_json()
    row = str(found["row"]) if found["row"] else ""
    return " · ".join(part for part in (found["sheet"], row, found["column"]) if part)
