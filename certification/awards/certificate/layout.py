"""Where everything stands on the sheet: A4 upright, in millimetres from the top left, baselines for text."""

from dataclasses import dataclass

from certification.awards.certificate import wording
from certification.awards.certificate.face import CertificateFace
from certification.awards.certificate.typesetting import broken, width

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
LEFT, RIGHT = 30.0, 180.0
MEASURE = RIGHT - LEFT
CENTRE = PAGE_WIDTH / 2
LABEL_WIDTH = 32.0
TABLE_TOP, FOOT_TOP, NOTES_TOP = 97.0, 206.0, 260.5
SEAL_SIDE = 46.0  # an official round seal measures at most 42 mm
QR_SIDE = 30.0
QR_CLEAR = 4.0  # at least four modules of white around the code, ISO/IEC 18004
FRAME = 12.0
INK, SOFT, FAINT = "#1c2426", "#465154", "#5f6a6c"
ACCENT, RULE, WASH = "#0a5868", "#dcd7ca", "#eef1ef"


@dataclass(frozen=True, slots=True)
class Text:
    """One line. `align` is l, m or r of `x`; `y` its baseline; `tracking` millimetres between characters."""

    x: float
    y: float
    text: str
    points: float
    colour: str = INK
    align: str = "l"
    tracking: float = 0


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 0.2
    colour: str = RULE


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code; the sheet keeps QR_CLEAR of white around its square."""

    x: float
    y: float
    side: float
    content: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn, in order; `watermark` lies under it all."""

    texts: tuple[Text, ...]
    lines: tuple[Line, ...]
    code: Code | None = None
    watermark: str = ""


def sheet(face: CertificateFace) -> Sheet:
    """Set the certificate. Values too long for the sheet at the smallest size are a ValueError."""
    head, head_lines = _head(face)
    table, table_lines = _table(face)
    foot, foot_lines = _foot(face)
    code = Code(LEFT, FOOT_TOP + 4, QR_SIDE, face.check_url)
    watermark = wording.SAMPLE if face.demo else ""
    return Sheet(head + table + foot, frame() + head_lines + table_lines + foot_lines, code, watermark)


def left_of(text: Text) -> float:
    """Where the text begins, in millimetres."""
    taken = width(text.text, text.points, text.tracking)
    return text.x - {"l": 0.0, "m": taken / 2, "r": taken}[text.align]


def _head(face: CertificateFace) -> tuple[tuple[Text, ...], tuple[Line, ...]]:
    points, (centre,) = _fitted(face.centre_name, MEASURE, 1, (12, 11, 10, 9, 8, 7))
    texts = [
        Text(CENTRE, 35, centre, points, SOFT, "m"),
        Text(CENTRE, 51, wording.title(face), 22 if face.whole else 26, INK, "m", tracking=1.6),
        Text(CENTRE, 60, wording.NOT_A_LICENCE, 11, ACCENT, "m", tracking=1.0),
        Text(RIGHT, 72.5, f"编号：{face.serial}", 10, SOFT, "r"),
    ]
    points, lines = _fitted("　　" + wording.statement(face), MEASURE, 2, (12, 11, 10, 9))
    texts += [Text(LEFT, 82.5 + 7.4 * n, line, points) for n, line in enumerate(lines)]
    return tuple(texts), (Line(CENTRE - 12, 66, CENTRE + 12, 66, 0.5, ACCENT),)


def _table(face: CertificateFace) -> tuple[tuple[Text, ...], tuple[Line, ...]]:
    rows = wording.particulars(face)
    for points in (12.0, 11.0, 10.0, 9.0, 8.0):
        leading, padding = points * 0.6, points * 0.36
        values = [broken(value, points, MEASURE - LABEL_WIDTH) for _, value in rows]
        height = sum(len(lines) * leading + padding for lines in values)
        if TABLE_TOP + height <= FOOT_TOP - 6:
            break
    else:
        raise ValueError("the certificate's values do not fit on one sheet")
    texts, rules, y = [], [Line(LEFT, TABLE_TOP, RIGHT, TABLE_TOP, 0.35, SOFT)], TABLE_TOP
    for (label, _), lines in zip(rows, values, strict=True):
        baseline = y + padding / 2 + leading * 0.72
        texts.append(Text(LEFT, baseline, label, points, FAINT))
        texts += [Text(LEFT + LABEL_WIDTH, baseline + leading * n, line, points) for n, line in enumerate(lines)]
        y += len(lines) * leading + padding
        rules.append(Line(LEFT, y, RIGHT, y))
    rules[-1] = Line(LEFT, y, RIGHT, y, 0.35, SOFT)
    return tuple(texts), tuple(rules)


def _foot(face: CertificateFace) -> tuple[tuple[Text, ...], tuple[Line, ...]]:
    seal_left, middle = RIGHT - SEAL_SIDE, RIGHT - SEAL_SIDE / 2
    beside = LEFT + QR_SIDE + QR_CLEAR + 1
    points, address = _fitted(face.check_url, seal_left - beside - 6, 4, (9, 8, 7))
    seal_points, centre = _fitted(face.centre_name, SEAL_SIDE - 4, 3, (11, 10, 9, 8))
    texts = [
        Text(beside, FOOT_TOP + 14, wording.SCAN, 9, SOFT),
        *(Text(beside, FOOT_TOP + 19.4 + 5.4 * n, line, points, SOFT) for n, line in enumerate(address)),
        *(Text(middle, FOOT_TOP + 17.5 + 6 * n, line, seal_points, INK, "m") for n, line in enumerate(centre)),
        Text(middle, FOOT_TOP + 8, wording.SEAL_PLACE, 9, FAINT, "m"),
        Text(middle, FOOT_TOP + 39, wording.chinese_date(face.issued_on), 11, INK, "m"),
    ]
    y = NOTES_TOP
    for note in (wording.SAMPLE_NOTE, *wording.NOTES) if face.demo else wording.NOTES:
        for line in broken(note, 8, MEASURE):
            texts.append(Text(LEFT, y, line, 8, FAINT))
            y += 4.4
    return tuple(texts), _corners(seal_left, FOOT_TOP, SEAL_SIDE)


def frame() -> tuple[Line, ...]:
    """The two lines around every sheet."""
    lines = []
    for inset, weight, colour in ((FRAME, 0.4, ACCENT), (FRAME + 1.4, 0.15, RULE)):
        far_x, far_y = PAGE_WIDTH - inset, PAGE_HEIGHT - inset
        for x1, y1, x2, y2 in (
            (inset, inset, far_x, inset),
            (inset, far_y, far_x, far_y),
            (inset, inset, inset, far_y),
            (far_x, inset, far_x, far_y),
        ):
            lines.append(Line(x1, y1, x2, y2, weight, colour))
    return tuple(lines)


def _corners(x: float, y: float, side: float, arm: float = 4.0) -> tuple[Line, ...]:
    """Four corner marks around the place of the seal: a frame would be mistaken for one."""
    far_x, far_y = x + side, y + side
    marks = []
    for cx, cy, dx, dy in ((x, y, 1, 1), (far_x, y, -1, 1), (x, far_y, 1, -1), (far_x, far_y, -1, -1)):
        marks += [Line(cx, cy, cx + dx * arm, cy), Line(cx, cy, cx, cy + dy * arm)]
    return tuple(marks)


def _fitted(text: str, measure: float, most: int, sizes: tuple[float, ...]) -> tuple[float, tuple[str, ...]]:
    """The largest of `sizes` at which the text takes at most so many lines, and those lines."""
    for points in sizes:
        lines = broken(text, points, measure)
        if len(lines) <= most:
            return points, lines
    raise ValueError(f"too long for the certificate: {text!r}")
