"""What a file is and what it says: a Source → a Reading.

`read_source` recognises and reads; `candidates` and `preview` are for the screen on which a person corrects
our guess; a `Mapping` is that correction, and can be kept as JSON. What can't be read is a Refusal.
"""

from courses.domain.reading.choosing import Candidate, Preview, PreviewRow, candidates, mapping_of, preview
from courses.domain.reading.mapping import Kind, Mapping, Scope
from courses.domain.reading.ours import is_our_own
from courses.domain.reading.outcome import Evidence, Reading
from courses.domain.reading.recognise import read_source

__all__ = [
    "Candidate",
    "Evidence",
    "Kind",
    "Mapping",
    "Preview",
    "PreviewRow",
    "Reading",
    "Scope",
    "candidates",
    "is_our_own",
    "mapping_of",
    "preview",
    "read_source",
]
