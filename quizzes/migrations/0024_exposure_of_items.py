"""How often one item may be shown is said by the paper."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0023_face_of_an_item")]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="item_percent",
            field=models.PositiveSmallIntegerField(
                default=25,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(100),
                ],
                verbose_name="one question goes to at most, in percent of those who sit it",
            ),
        ),
        migrations.AddField(
            model_name="paper",
            name="worn_after",
            field=models.PositiveSmallIntegerField(
                default=20,
                validators=[django.core.validators.MinValueValidator(1)],
                verbose_name="a question comes last after so many sittings",
            ),
        ),
        migrations.AddField(
            model_name="paper",
            name="worn_days",
            field=models.PositiveSmallIntegerField(
                default=180,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(1000),
                ],
                verbose_name="within so many days",
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.CheckConstraint(
                condition=models.Q(item_percent__gte=1, item_percent__lte=100, worn_after__gte=1, worn_days__gte=1),
                name="paper_exposure",
            ),
        ),
    ]
