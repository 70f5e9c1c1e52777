"""Of a question the version of the matter is kept that it was last read against."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0022_centre_documents"),
        ("quizzes", "0006_authored_questions"),
    ]

    operations = [
        migrations.AddField(
            model_name="question",
            name="reviewed_version",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="courses.matterversion",
                verbose_name="last read against",
            ),
        ),
    ]
