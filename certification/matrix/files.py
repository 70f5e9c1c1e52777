"""The matrix to hand over as CSV and as a PDF on A3: the rows and cells of the screen, as in workbook.py."""

import csv
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from itertools import chain

from django.utils.translation import gettext as _

from certification.matrix.domain.coverage import Totals
from certification.matrix.reasons import LABELS, legend
from certification.matrix.sheet import Group, Row, Sheet
from courses.documents.orders import frame
from courses.documents.press import typeset
from courses.script import in_script
from courses.writers.csv import inert

TITLE = "事项掌握矩阵"


def csv_file(sheet: Sheet) -> bytes:
    """One matter a row, a clerk a column, states in words; UTF-8 with its mark, so that Excel shows Chinese."""
    out = StringIO()
    writer = csv.writer(out)
    clerks = [str(clerk) for clerk in sheet.clerks]
    heads = [_("Category"), _("Matter"), _("Tier"), *clerks, _("Certified"), _("Needed")]
    for line in chain([heads], _lines(sheet)):
        writer.writerow([inert(cell) if isinstance(cell, str) else cell for cell in line])
    return out.getvalue().encode("utf-8-sig")


def _lines(sheet: Sheet) -> Iterator[list[str | int]]:
    for group in sheet.groups:
        for row in group.rows:
            words = [str(LABELS[one.seal.label]) for one in row.cells]
            yield [group.category, row.matter.name, row.cover.tier.value, *words, len(row.cover.clerks), row.cover.k]


def pdf_file(sheet: Sheet, *, at: datetime, language: str) -> bytes:
    """For the wall: every category open."""
    board = sheet.board
    content = frame(
        TITLE,
        centre=board.centre.name,
        on=board.on,
        language=language,
        rules=_("Rules: %(version)s") % {"version": board.policy.version},
        legend="　".join(f"{symbol} {words}" for _shape, symbol, words in legend(known=board.known)),
        matter=_("Matter"),
        tier=_("Tier"),
        certified=_("Certified"),
        people=[str(clerk) for clerk in sheet.clerks],
        groups=[_group(group) for group in sheet.groups],
        foot=_("Valid of required"),
        sums=[*(_share(sums) for _clerk, sums in sheet.by_clerk), ""],
    )
    return typeset("matrix", content, at=at)


def _group(group: Group) -> dict[str, object]:
    return {
        "name": in_script(group.category) or _("no category"),
        "sums": [*map(_share, group.by_clerk), ""],
        "rows": [
            {"name": in_script(row.matter.name), "tier": row.cover.tier.value, "cells": _cells(row)}
            for row in group.rows
        ],
    }


def _cells(row: Row) -> list[str]:
    return [*(one.seal.symbol for one in row.cells), f"{len(row.cover.clerks)}/{row.cover.k}"]


def _share(sums: Totals) -> str:
    return f"{sums.certified + sums.valid_except}/{sums.required}"
