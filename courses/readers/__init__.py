"""Files → a Source: sheets and pages of text. What can't be read is a Refusal, never a traceback.

`read_file(data)` knows a file by its bytes, not by its name's ending.
"""

from courses.readers.limits import LARGEST
from courses.readers.parent import read_file

__all__ = ["LARGEST", "read_file"]
