"""An item's face beside it, so that how often it was shown can be counted. Empty of what was frozen before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0022_burden_rules")]

    operations = [
        # added empty: SQLite then leaves the table, and the triggers that guard it, as they are
        migrations.AddField(
            model_name="itemsnapshot",
            name="face",
            field=models.CharField(max_length=64, null=True, verbose_name="face"),
        ),
        migrations.AddIndex(
            model_name="itemsnapshot",
            index=models.Index(fields=["face"], name="snapshot_by_face"),
        ),
    ]
