"""The picture of a written question, for a sheet of paper: from the storage, as it was when the question was asked.

The press reads no file of ours, so a picture travels with the words: a raster inside an SVG.
"""

from base64 import b64encode
from typing import Any

from wagtail.images import get_image_model

from quizzes.domain.item import Item

PRINTED = "max-1200x900|format-png"
"""Enough for half a page at 150 dots an inch."""
GONE = "（本题的图片已更换或者删除，请联系监考人）"


def printed_picture(item: Item) -> dict[str, Any] | None:
    """Of an item with a picture its SVG, or a sentence where the file was changed or deleted since; None of others."""
    if not item.picture:
        return None
    key, _colon, digest = item.picture.partition(":")
    image = get_image_model().objects.filter(pk=key).first()
    if image is None or image.file_hash != digest:
        return {"svg": "", "gone": GONE, "alt": ""}
    rendition = image.get_rendition(PRINTED)
    with rendition.file.open("rb") as stored:
        data = b64encode(stored.read()).decode()
    width, height = rendition.width, rendition.height
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" xlink:href="data:image/png;base64,{data}"/></svg>'
    )
    return {"svg": svg, "gone": "", "alt": image.description or item.stem}
