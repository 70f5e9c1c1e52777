"""Leave keeps when it was entered, so that a year that is closed can be told as it was known."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_base_posts_apart")]
    operations = [
        migrations.AddField(
            model_name="leave",
            name="recorded_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="recorded at"),
        ),
    ]
