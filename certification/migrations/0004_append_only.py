"""Attendances, acts on certifications and issued papers are never rewritten: the database says so itself."""

from django.db import migrations

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("certification", "0003_awards_and_certificates")]
    operations = [
        AppendOnly("attendance"),
        AppendOnly("attendancesignature"),
        AppendOnly("certificationpolicyversion"),
        AppendOnly("awardentry"),
        AppendOnly("certificate"),
    ]
