"""Files → sheets of text. Every reader refuses what it can't read with a Refusal, never with a traceback.

`read_file(data, name=…)` knows a file by its bytes, not by its name's ending.
"""

from courses.readers.sniff import LARGEST, read_file

__all__ = ["LARGEST", "read_file"]
