"""Questions to and from other programs: Moodle XML, GIFT, text lists as people keep them in Word, and sheets.

Each format is one module with `write(questions)` and `read(text)`; both give what they couldn't say or read as
problems, never a question that has quietly become another.
"""

from quizzes.domain.exchange.question import Exchanged, Provenance, Trouble, of_item

__all__ = ["Exchanged", "Provenance", "Trouble", "of_item"]
