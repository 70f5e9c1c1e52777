"""A check may answer a change in many matters: one answer then speaks of each. The guard goes with the remade table."""

from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0019_exams_on_paper")]

    operations = [
        migrations.AddField(
            model_name="attempt",
            name="shared",
            field=models.JSONField(default=dict, verbose_name="shared with other matters"),
        ),
        migrations.RemoveConstraint(model_name="evidence", name="one_verdict_a_facet"),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(fields=("response", "facet", "matter"), name="one_verdict_a_facet"),
        ),
        AppendOnly("evidence"),
    ]
