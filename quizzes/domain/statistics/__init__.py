"""What answers say about questions, never about people: silent where a group is too small."""

FEWEST_PEOPLE = 5
"""Nothing is told of fewer people than this: with four, everybody could reckon who answered what."""
