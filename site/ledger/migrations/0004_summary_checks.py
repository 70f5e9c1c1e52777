"""What every night's comparison of summaries with the ledger found is kept, and never rewritten."""

from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_audit_append_only")]

    operations = [
        migrations.CreateModel(
            name="SummaryCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("effective_at", models.DateTimeField(verbose_name="effective at")),
                ("recorded_at", models.DateTimeField(db_index=True, verbose_name="recorded at")),
                ("summary", models.CharField(max_length=60, verbose_name="summary")),
                ("differing", models.PositiveIntegerField(verbose_name="rows that differ")),
                ("first", models.JSONField(default=list, verbose_name="the first of them")),
            ],
            options={
                "verbose_name": "check of a summary",
                "verbose_name_plural": "checks of summaries",
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["summary", "recorded_at"], name="checks_of_summary")],
            },
        ),
        AppendOnly("summarycheck"),
    ]
