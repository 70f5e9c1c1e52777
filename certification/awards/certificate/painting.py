"""The certificate as a picture: the same face gives the same bytes."""

from io import BytesIO

import segno
from PIL import Image, ImageDraw

from certification.awards.certificate.face import CertificateFace
from certification.awards.certificate.layout import PAGE_HEIGHT, PAGE_WIDTH, WASH, Code, Line, Sheet, Text, left_of
from certification.awards.certificate.sheets import sheets
from certification.awards.certificate.typesetting import DPI, font, half_em, pixels, runs, width
from courses.documents.face import missing_glyphs


class MissingGlyphs(ValueError):
    """The face lacks characters of a name; nothing is drawn, for a box in a name is not that name."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        self.characters = characters
        super().__init__(f"no glyph for: {' '.join(characters)}")


def certificate_png(face: CertificateFace, page: int = 1) -> bytes:
    """PNG of an A4 sheet at 200 dpi, the paper itself to begin with. Raises MissingGlyphs, and ValueError where the
    text does not fit or there is no such sheet."""
    every = sheets(face)
    if not 1 <= page <= len(every):
        raise ValueError(f"no sheet {page} of {len(every)}")
    plan = every[page - 1]
    if missing := missing_glyphs("".join(text.text for text in plan.texts) + plan.watermark):
        raise MissingGlyphs(missing)
    buffer = BytesIO()
    _painted(plan).save(buffer, "PNG", dpi=(DPI, DPI), optimize=True)
    return buffer.getvalue()


def code_modules(content: str) -> tuple[tuple[bool, ...], ...]:
    """The QR code's dark modules, without quiet zone; a quarter of it may be lost to a fold or a stamp."""
    return tuple(tuple(map(bool, row)) for row in segno.make(content, error="q", micro=False).matrix)


def code_box(code: Code, modules: int) -> tuple[int, int, int]:
    """Left and top pixel of the first module, and the pixels a module takes: whole, so that edges are sharp."""
    return round(pixels(code.x)), round(pixels(code.y)), int(pixels(code.side)) // modules


def _painted(plan: Sheet) -> Image.Image:
    image = Image.new("RGB", (round(pixels(PAGE_WIDTH)), round(pixels(PAGE_HEIGHT))), "#ffffff")
    if plan.watermark:
        _watermark(image, plan.watermark)
    draw = ImageDraw.Draw(image)
    for line in plan.lines:
        _line(draw, line)
    for text in plan.texts:
        _text(draw, text)
    if plan.code:
        _code(draw, plan.code)
    return image


def _line(draw: ImageDraw.ImageDraw, line: Line) -> None:
    ends = [pixels(value) for value in (line.x1, line.y1, line.x2, line.y2)]
    draw.line([round(value) for value in ends], fill=line.colour, width=max(1, round(pixels(line.weight))))


def _text(draw: ImageDraw.ImageDraw, text: Text) -> None:
    x = left_of(text)
    face = font(text.points)
    parts = tuple(text.text) if text.tracking else runs(text.text)
    advance = text.tracking or -half_em(text.points)
    for part in parts:
        draw.text((pixels(x), pixels(text.y)), part, fill=text.colour, font=face, anchor="ls")
        x += width(part, text.points) + advance


def _code(draw: ImageDraw.ImageDraw, code: Code) -> None:
    modules = code_modules(code.content)
    left, top, step = code_box(code, len(modules))
    for row, darks in enumerate(modules):
        for column, dark in enumerate(darks):
            if dark:
                x, y = left + column * step, top + row * step
                draw.rectangle((x, y, x + step - 1, y + step - 1), fill="#000000")


def _watermark(image: Image.Image, text: str) -> None:
    layer = Image.new("L", image.size, 0)
    middle = (image.width / 2, image.height * 0.52)
    ImageDraw.Draw(layer).text(middle, text, fill=255, font=font(190), anchor="mm")
    image.paste(WASH, mask=layer.rotate(30, center=middle))
