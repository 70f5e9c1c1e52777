"""What a practised item was reckoned at stays with it, whatever the typical times become."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0017_first_check_policies")]

    operations = [
        migrations.AddField(
            model_name="draw",
            name="seconds",
            field=models.PositiveSmallIntegerField(null=True, verbose_name="reckoned at, in seconds"),
        ),
    ]
