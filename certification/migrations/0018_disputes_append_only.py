"""What a clerk disputed and was answered is never rewritten: the database says so itself."""

from django.db import migrations

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("certification", "0017_disputes")]
    operations = [AppendOnly("recorddispute"), AppendOnly("disputeanswer")]
