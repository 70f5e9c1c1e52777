"""Markup → its structure and words alone: nothing that runs, loads, links, styles or hides."""

import html
import re

import nh3
from bs4 import BeautifulSoup

from courses.domain.problems import Refusal
from courses.readers.characters import tidy
from courses.readers.limits import DEEPEST

_HEADINGS = {f"h{level}" for level in range(1, 7)}
_TABLE = {"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"}
_BLOCKS = {"p", "div", "section", "article", "header", "footer", "main", "aside", "center", "address", "blockquote"}
_BLOCKS |= {"title", "pre", "br", "hr", "ul", "ol", "li", "dl", "dt", "dd"}
_TAGS = _HEADINGS | _TABLE | _BLOCKS | {"b", "strong", "i", "em", "sub", "sup"}
# Their words are no words of the page either: menus, choices of a form, what only runs or loads.
_DROPPED = {"script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "svg", "math"}
_DROPPED |= {"nav", "select", "button", "canvas", "audio", "video"}
_SPANS = {"rowspan", "colspan"}
_ATTRIBUTES = {"td": _SPANS, "th": _SPANS, "ol": {"start"}}
_LOOSE_ROWS = re.compile(r"\s*<(?:tr|td|th|tbody|thead)\b", re.I)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
_VOID = {"br", "hr"}
_TICK = re.compile(r"""<input\b[^>]*\btype\s*=\s*["']?(?:checkbox|radio)\b[^>]*>""", re.I)
_TICKED = re.compile(r"\schecked\b", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,20});", re.I)
_MARKUP = re.compile(r"</?(?:p|div|br|span|table|tr|td|th|ul|ol|li|b|strong|font|h[1-6])\b[^<>]*>", re.I)


def parsed(markup: str) -> BeautifulSoup:
    """The page sanitised and parsed; raises Refusal where its elements stand deeper than any page's."""
    if not has_markup(markup) and has_markup(unescaped(markup)):
        markup = unescaped(markup)
    if _LOOSE_ROWS.match(markup):
        markup = f"<table>{markup}</table>"
    return BeautifulSoup(sanitised(markup), "lxml")


def sanitised(markup: str) -> str:
    """Well-formed markup of the few elements that carry structure; raises Refusal."""
    markup = _TICK.sub(lambda box: "☑" if _TICKED.search(box[0]) else "☐", markup)
    clean = nh3.clean(markup, tags=_TAGS, clean_content_tags=_DROPPED, attributes=_ATTRIBUTES, link_rel=None)
    depth = 0
    for tag in _TAG.finditer(clean):
        if tag[2] not in _VOID:
            depth += -1 if tag[1] else 1
        if depth > DEEPEST:
            raise Refusal("file_nested_too_deep", deepest=DEEPEST)
    return clean


def has_markup(text: str) -> bool:
    """Whether the text holds a tag that systems write into values; "<5个工作日" holds none."""
    return "<" in text and _MARKUP.search(text) is not None


def plain(text: str) -> str:
    """The words of a text that may have been escaped twice: entities left in it, or markup that shows as text."""
    text = unescaped(text)
    if not has_markup(text):
        return text
    text = re.sub(r"<(?:br|/p|/div|/tr|/li|/h[1-6])\b[^<>]*>", "\n", text, flags=re.I)
    words = tidy(html.unescape(nh3.clean(text, tags=set(), clean_content_tags=_DROPPED)))
    return "\n".join(line.strip() for line in words.split("\n") if line.strip())


def unescaped(text: str) -> str:
    """The text with complete entities (&nbsp; &#160; &lt;) as what they stand for; &copy=1 stays as it is."""
    return tidy(_ENTITY.sub(lambda found: html.unescape(found[0]), text)) if "&" in text else text
