"""Forms of exams: papers are written, sittings invigilated."""
