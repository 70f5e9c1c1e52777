"""What was seen, the host's word and the sittings are never rewritten: the database says so itself."""

from django.db import migrations

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("certification", "0013_shadowing")]
    operations = [
        AppendOnly("shadowingseen"),
        AppendOnly("shadowingword"),
        AppendOnly("shadowingcheck"),
    ]
