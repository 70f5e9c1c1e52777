"""Characters that no reader lets through, whatever the file: they mean nothing on paper and break what comes after."""

import re

# C0 but tab and line feed, DEL and C1; zero-width marks, direction overrides, byte order marks; halves of a pair.
_STRAY = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]"
)
_BREAKS = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")


def tidy(text: str) -> str:
    """The text with lines broken by a line feed only, plain spaces for unbreakable ones, and nothing unprintable."""
    return _STRAY.sub("", _BREAKS.sub("\n", text)).replace("\u00a0", " ")
