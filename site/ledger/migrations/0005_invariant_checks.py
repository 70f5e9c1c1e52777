"""What every night's search for impossible states found is kept, and never rewritten."""

from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_summary_checks")]

    operations = [
        migrations.CreateModel(
            name="InvariantCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("effective_at", models.DateTimeField(verbose_name="effective at")),
                ("recorded_at", models.DateTimeField(db_index=True, verbose_name="recorded at")),
                ("invariants", models.PositiveIntegerField(verbose_name="invariants")),
                ("broken", models.PositiveIntegerField(verbose_name="rows that break one")),
                ("first", models.JSONField(default=list, verbose_name="the first of them")),
            ],
            options={
                "verbose_name": "check of invariants",
                "verbose_name_plural": "checks of invariants",
                "ordering": ["-pk"],
            },
        ),
        AppendOnly("invariantcheck"),
    ]
