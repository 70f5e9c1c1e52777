"""Regrading: what an answer given long ago is worth once a key was corrected or a template withdrawn."""
