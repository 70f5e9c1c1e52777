"""A page's tables: one or two pairs of label and value a row, titles over a row of values, papers, or stages."""

from courses.domain.cells.steps import write_steps
from courses.domain.cells.text import clean
from courses.domain.elements import Material, Step
from courses.domain.reading.guides.labels import Label, known_label
from courses.domain.reading.guides.papers import PaperTable, paper_table, read_paper
from courses.domain.reading.guides.scanner import Scanner
from courses.domain.reading.guides.stages import Columns, read_stage, stage_table

Row = tuple[str, ...]


def read_table(rows: tuple[Row, ...], scanner: Scanner) -> None:
    """State everything the table says, from top to bottom."""
    papers: list[Material] = []
    stages: list[Step] = []
    table: PaperTable | Columns | None = None
    titles: list[Label | None] = []
    for row in rows:
        cells = [clean(cell) for cell in row]
        if not any(cells):
            continue
        begun = paper_table(cells) or stage_table(cells)
        if begun is not None:
            table, titles = begun, []
        elif table is not None and not _leaves(cells):
            _read_into(cells, table, papers, stages)
        elif titles and len(cells) == len(titles):
            for label, cell in zip(titles, cells, strict=True):
                if label:
                    scanner.state(label, cell, is_table=True)
            table, titles = None, []
        else:
            table, titles = None, _read_row(cells, scanner)
    if papers:
        scanner.state(Label("申请材料", "materials"), is_table=True, papers=tuple(papers))
    if stages:
        scanner.state(Label("办理流程", "steps"), write_steps(tuple(stages)), is_table=True)


def _read_into(cells: list[str], table: PaperTable | Columns, papers: list[Material], stages: list[Step]) -> None:
    if isinstance(table, PaperTable):
        if paper := read_paper(cells, table, papers):
            papers.append(paper)
    elif stage := read_stage(cells, table):
        stages.append(stage)


def _leaves(cells: list[str]) -> bool:
    """Whether a row below a table of papers or stages is about something else: its first cell is a label."""
    first = next((index for index, cell in enumerate(cells) if cell), 0)
    label = known_label(cells[first])
    return label is not None and not label.is_short and first < len(cells) - 1


def _read_row(cells: list[str], scanner: Scanner) -> list[Label | None]:
    """State the row's pairs; where all its cells are labels they are titles, returned for the row below."""
    labels = [known_label(cell) for cell in cells]
    if len(labels) > 1 and all(labels):
        return labels
    at = next((index for index, label in enumerate(labels) if label), None)
    if at is None:
        _read_text(cells, scanner)
        return []
    index = at
    while index < len(cells):
        label, value = labels[index], cells[index + 1] if index + 1 < len(cells) else ""
        if label is None:
            if cells[index] and (index - at) % 2 == 0 and index + 1 < len(cells):
                scanner.unknown.append(cells[index])
            index += 2 if (index - at) % 2 == 0 else 1
        elif index + 1 < len(cells) and labels[index + 1] and value:
            index += 1
        else:
            scanner.state(label, value, is_table=True)
            index += 2
    return []


def _read_text(cells: list[str], scanner: Scanner) -> None:
    """A row without a label: lines of text in a cell, more of what was said above, or the table's own heading."""
    filled = [cell for cell in cells if cell]
    if len(filled) == 1:
        for line in filled[0].split("\n"):
            scanner.line(line)
    elif not scanner.more(" ".join(filled)) and len(filled) == 2:
        scanner.unknown.append(filled[0])
