from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('quizzes', '0003_vetting'),
    ]

    operations = [
        migrations.AddField(
            model_name='attempt',
            name='bank',
            field=models.JSONField(default=dict, verbose_name='bank'),
        ),
    ]
