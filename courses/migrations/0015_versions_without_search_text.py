"""What is searched stands in search entries; the ledger no longer repeats it."""

from django.db import migrations

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0014_fill_search_entries"),
    ]

    operations = [
        migrations.RemoveField(model_name="matterversion", name="search_text"),
        AppendOnly("matterversion"),
    ]
