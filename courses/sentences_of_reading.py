"""What recognition has to say of a file: what it is, what was brought together, what was left aside."""

from django.utils.translation import gettext_lazy as _

READING = {
    # what it is instead
    "header_not_found": _(
        "No matter list was found in %(sheets)s: a list has a header row with the matter's name (事项名称) and at "
        "least two more known columns. The nearest row only has: %(known)s. Map the columns by hand, or check the file."
    ),
    "labels_not_found": _(
        "No list and no guide was found: there is neither a header row nor enough labels such as 事项名称, 申请材料. "
        "Values without labels can't be told apart; copy them into a table with labels."
    ),
    "not_a_matter_list_disclosure": _(
        "This is a catalogue of what is made public (政务公开标准目录), not a list of matters: it holds no conditions, "
        "materials or limits. Ask the department for its matter list or its service guides (办事指南)."
    ),
    "not_a_matter_list_bundles": _(
        "This is a list of life events (一件事) and the matters they bundle, not a list of matters. "
        "Import the matter list, and name the life event there in a column “一件事”."
    ),
    "not_a_matter_list_findings": _(
        "This is a list of errors found in matters (names, codes and what is wrong), not a list of matters. "
        "Mend them where they come from and import the matter list."
    ),
    # the mapping
    "sheet_gone": _("The file has no sheet “%(name)s” any more."),
    "sheet_header_differs": _("The sheet “%(name)s” no longer has the same header. Map the columns again."),
    "header_row_gone": _("The file has no header row where the mapping looks for it. Map the columns again."),
    "mapping_column_moved": _(
        "The mapping looks for the column “%(title)s”, but the file has “%(found)s” there. Map the columns again."
    ),
    "mapping_without_name": _("No column is mapped to the matter's name (事项名称)."),
    "mapping_unreadable": _("The mapping can't be read; it is no column mapping written by this house."),
    "mapping_key_unknown": _("The mapping names “%(key)s”, which is no element of a matter."),
    "no_rows": _("The list has no rows."),
    # sheets and the header
    "sheet_left_aside": _(
        "The sheet “%(sheet)s” looks like a list too, with other columns, and isn't read. "
        "Import it by itself as a part."
    ),
    "column_unknown": _("This column isn't known and is left aside."),
    "column_not_kept": _("This column is known, but a matter has no element for it; it is left aside."),
    "column_repeated": _("Two columns mean the same; this one is left aside."),
    "column_combined": _("This column holds papers and conditions together; check how they were told apart."),
    "column_missing": _("The list has no column for the code; matters get a local code from their name."),
    # rows brought together
    "row_joined": _("This row continues the matter of row %(first)s."),
    "row_is_heading": _("“%(text)s” heads a group: it is the category of the rows below it."),
    "row_left_aside": _("This row is no matter and is left aside: %(text)s"),
    "filled_down": _("Empty cells below a value are taken as merged with it (%(rows)s rows)."),
    "same_as_nothing": _("The cell says “same as above”, but nothing stands above it; left as not stated."),
    # names and codes
    "name_missing": _("The row has no matter name."),
    "name_marked": _("The mark at the end of “%(text)s” is no part of the name and is taken off."),
    "name_repeated": _("“%(name)s” already stands in row %(first)s. Give both a code, or remove one."),
    "name_repeated_elsewhere": _(
        "“%(name)s” already stands on the sheet “%(sheet)s”, row %(first)s. Give both a code, or remove one."
    ),
    "code_repeated": _("The code %(code)s is already used in row %(first)s."),
    "code_repeated_elsewhere": _("The code %(code)s is already used on the sheet “%(sheet)s”, row %(first)s."),
    "code_in_name": _("The code %(code)s stands in the same cell as the name; they were told apart."),
    "code_several": _("One cell holds several codes: %(text)s. Give each matter a row of its own."),
    "code_lost_digits": _(
        "Excel turned the code into %(text)s and its digits are lost. "
        "Format the column as text and enter the code again."
    ),
    "code_assigned": _("The list gives no code; the local code %(code)s is used."),
    "code_without_words": _("“%(text)s” is another system's code; write what it stands for. Left as not stated."),
    # cells that say little
    "cell_not_filled": _("The cell was never filled in (“%(text)s”); left as not stated."),
    "cell_refers_elsewhere": _("The cell only points elsewhere (“%(text)s”); left as not stated."),
    "cell_prompt": _("A prompt of the form was left in and is taken off: %(text)s"),
    "cell_says_none": _("The cell says “%(text)s”; left as not stated."),
    "box_none_ticked": _("No box is ticked, so nothing is stated: %(text)s"),
    "box_without_word": _("A ticked box has no word: %(text)s"),
    "result_not_named": _("“%(text)s” doesn't say which document; left as not stated."),
    "limit_under_hours": _("A limit stands where opening hours belong and isn't taken: %(text)s"),
    # guides
    "materials_told_twice": _("The papers are told in a table and in words; the table counts. The words: %(text)s"),
    "label_repeated": _("This label comes again with other words, which are left aside: %(text)s"),
    "guide_repeated": _(
        "“%(name)s” (code %(code)s) is told of twice in different words. Leave one in the file, or give both a code."
    ),
    # the plan
    "elements_kept": _("The file says nothing of %(columns)s; what the catalogue has of them stays."),
}
