"""All sheets of a certificate: the paper itself and, where its matters don't fit on it, their list."""

from certification.awards.certificate import wording
from certification.awards.certificate.face import CertificateFace, Listed
from certification.awards.certificate.layout import (
    CENTRE,
    FAINT,
    INK,
    LEFT,
    PAGE_HEIGHT,
    RIGHT,
    SOFT,
    Line,
    Sheet,
    Text,
    frame,
    sheet,
)
from certification.awards.certificate.typesetting import broken

TOP, BOTTOM = 46.0, PAGE_HEIGHT - 30
COLUMNS = (LEFT, LEFT + 9, LEFT + 99, LEFT + 112, LEFT + 132)
NAME_WIDTH = COLUMNS[2] - COLUMNS[1] - 3
POINTS, LEADING, PADDING = 8.5, 4.4, 1.4


def sheets(face: CertificateFace) -> tuple[Sheet, ...]:
    """The certificate first. Values too long for the sheet at the smallest size are a ValueError."""
    pages = _paged(face.listed)
    lists = (_list_sheet(face, rows, number, len(pages)) for number, rows in enumerate(pages, 1))
    return (sheet(face), *lists)


def _paged(listed: tuple[Listed, ...]) -> list[list[tuple[int, Listed, tuple[str, ...]]]]:
    """The rows of each list sheet with their number and the lines of their name."""
    pages: list[list[tuple[int, Listed, tuple[str, ...]]]] = []
    y = BOTTOM
    for number, row in enumerate(listed, 1):
        lines = broken(row.name + row.note, POINTS, NAME_WIDTH)
        height = len(lines) * LEADING + PADDING
        if y + height > BOTTOM:
            pages.append([])
            y = TOP
        pages[-1].append((number, row, lines))
        y += height
    return pages


def _list_sheet(face: CertificateFace, rows: list[tuple[int, Listed, tuple[str, ...]]], number: int, of: int) -> Sheet:
    texts = [
        Text(CENTRE, 30, wording.LIST_TITLE, 16, INK, "m", tracking=1.0),
        Text(LEFT, 40, f"{face.clerk_name}　{face.centre_name}", POINTS, SOFT),
        Text(RIGHT, 40, f"编号：{face.serial}", POINTS, SOFT, "r"),
        *(Text(x, TOP - 1.2, head, POINTS, FAINT) for x, head in zip(COLUMNS, wording.LIST_HEADS, strict=True)),
        Text(CENTRE, PAGE_HEIGHT - 19, f"附页第{number}页，共{of}页", 8, FAINT, "m"),
    ]
    lines, y = [Line(LEFT, TOP + 0.6, RIGHT, TOP + 0.6, 0.35, SOFT)], TOP + 0.6
    for place, row, name in rows:
        baseline = y + PADDING / 2 + LEADING * 0.74
        said = (str(place), "", f"第{row.version}版", row.awarded_on.isoformat(), row.expires_on.isoformat())
        texts += [Text(x, baseline, words, POINTS) for x, words in zip(COLUMNS, said, strict=True) if words]
        texts += [Text(COLUMNS[1], baseline + LEADING * n, line, POINTS) for n, line in enumerate(name)]
        y += len(name) * LEADING + PADDING
        lines.append(Line(LEFT, y, RIGHT, y))
    watermark = wording.SAMPLE if face.demo else ""
    return Sheet(tuple(texts), frame() + tuple(lines), None, watermark)
