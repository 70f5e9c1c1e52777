"""JSON, as systems export it: a list of matters, a tree of them by department, or one matter."""

from courses.readers.objects.loading import is_json, load
from courses.readers.objects.shapes import source_of

__all__ = ["is_json", "load", "source_of"]
