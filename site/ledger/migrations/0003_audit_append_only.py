"""The audit log is append-only in the database itself."""

from django.db import migrations

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_people_and_messages")]
    operations = [AppendOnly("auditentry")]
