from io import BytesIO

import pytest
import segno
from PIL import Image

from certification.awards.certificate import wording
from certification.awards.certificate.layout import FRAME, PAGE_HEIGHT, PAGE_WIDTH, QR_CLEAR, sheet
from certification.awards.certificate.painting import MissingGlyphs, certificate_png, code_box
from certification.awards.certificate.typesetting import pixels, width
from courses.documents.face import missing_glyphs
from tests.certification.awards.certificate.faces import CHECK_URL, LONGEST, face

FACES = pytest.mark.parametrize("other", [{}, LONGEST, {"granted_by_hand": True}], ids=["plain", "longest", "by hand"])


def picture(certificate):
    return Image.open(BytesIO(certificate_png(certificate))).convert("RGB")


def boxes(plan):
    """Every text as (left, top, right, bottom) in millimetres, from ascent to descent of its ink."""
    for text in plan.texts:
        taken, height = width(text.text, text.points, text.tracking), text.points / 72 * 25.4
        left = text.x - {"l": 0, "m": taken / 2, "r": taken}[text.align]
        yield left, text.y - 0.88 * height, left + taken, text.y + 0.12 * height


@FACES
def test_every_character_on_the_paper_has_a_glyph(other):
    plan = sheet(face(**other))
    assert missing_glyphs("".join(text.text for text in plan.texts)) == ()


@FACES
def test_nothing_overlaps_and_nothing_leaves_the_frame(other):
    plan = sheet(face(**other))
    placed = list(boxes(plan))
    code, clear = plan.code, QR_CLEAR
    placed.append((code.x - clear, code.y - clear, code.x + code.side + clear, code.y + code.side + clear))
    inside = (FRAME, FRAME, PAGE_WIDTH - FRAME, PAGE_HEIGHT - FRAME)
    assert [b for b in placed if b[0] < inside[0] or b[1] < inside[1] or b[2] > inside[2] or b[3] > inside[3]] == []
    assert [
        (a, b)
        for n, a in enumerate(placed)
        for b in placed[n + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ] == []


def test_the_sheet_is_a4_upright_and_the_same_face_gives_the_same_bytes():
    first = certificate_png(face())
    image = Image.open(BytesIO(first))
    assert (image.size, [round(dpi) for dpi in image.info["dpi"]]) == ((1654, 2339), [200, 200])
    assert certificate_png(face()) == first
    assert certificate_png(face(clerk_name="王龑")) != first


def test_the_code_on_the_paper_is_the_check_address():
    image, expected = picture(face()), segno.make(CHECK_URL, error="q", micro=False).matrix
    left, top, step = code_box(sheet(face()).code, len(expected))
    middles = [int((n + 0.5) * step) for n in range(len(expected))]
    read = [[image.getpixel((left + x, top + y)) == (0, 0, 0) for x in middles] for y in middles]
    assert read == [[bool(module) for module in line] for line in expected]
    quiet = image.crop((left - 4 * step, top - 4 * step, left + (len(expected) + 4) * step, top))
    assert quiet.getcolors() == [(quiet.width * quiet.height, (255, 255, 255))]


def test_a_rare_name_leaves_its_own_ink_where_it_stands():
    def ink(name):
        certificate = face(clerk_name=name)
        row = next(text for text in sheet(certificate).texts if text.text == name)
        box = [pixels(v) for v in (row.x, row.y - 4, row.x + 20, row.y + 1)]
        return picture(certificate).crop([round(v) for v in box]).tobytes()

    assert len({ink(name) for name in ("王喆", "王䶮", "王𬭚", "王龑")}) == 4


def test_the_paper_says_what_it_is_and_where_the_seal_goes():
    texts = [text.text for text in sheet(face()).texts]
    printed = (
        "中心内部业务掌握情况证明",
        "非职业技能等级证书",
        "（加盖公章处）",
        "编号：PTS-2026-000123",
        "2026年3月10日",
    )
    assert [texts.count(words) for words in printed] == [1] * len(printed)


def test_only_a_sample_is_marked_as_one():
    plain, sample = sheet(face()), sheet(face(demo=True))
    assert (plain.watermark, sample.watermark) == ("", "样例")
    assert [wording.SAMPLE_NOTE in [t.text for t in plan.texts] for plan in (plain, sample)] == [False, True]
    assert picture(face()).getcolors(1 << 24) != picture(face(demo=True)).getcolors(1 << 24)


def test_a_name_the_face_cannot_draw_is_refused_not_boxed():
    with pytest.raises(MissingGlyphs) as refused:
        certificate_png(face(clerk_name="王\ue000"))
    assert refused.value.characters == ("\ue000",)


@pytest.mark.parametrize("field", ["clerk_name", "centre_name", "matter_name", "check_url"])
def test_what_does_not_fit_on_the_sheet_is_refused(field):
    with pytest.raises(ValueError, match=r"do not fit|too long"):
        sheet(face(**{field: CHECK_URL + "长" * 900}))
