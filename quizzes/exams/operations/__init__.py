"""Writes of exams: one transaction each."""
