"""Checklists, assessments and the words of both sides are never rewritten: the database says so itself."""

from django.db import migrations

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("certification", "0005_practical_assessments")]
    operations = [
        AppendOnly("practicalchecklist"),
        AppendOnly("practicalassessment"),
        AppendOnly("practicalsignature"),
    ]
