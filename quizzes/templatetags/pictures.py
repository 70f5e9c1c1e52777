"""The picture a question was shown with. `{% load pictures %}`."""

from typing import Any

from django import template
from wagtail.images import get_image_model

from quizzes.domain.item import Item

register = template.Library()


@register.inclusion_tag("quizzes/parts/picture.html")
def item_picture(item: Item) -> dict[str, Any]:
    """Nothing where the item has none; a sentence where the file was changed or deleted since."""
    if not item.picture:
        return {}
    key, _colon, digest = item.picture.partition(":")
    image = get_image_model().objects.filter(pk=key).first()
    return {"image": image if image and image.file_hash == digest else None, "gone": not image}
