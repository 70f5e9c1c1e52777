from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('courses', '0019_import_files'),
    ]

    operations = [
        migrations.AddField(
            model_name='catalogueimport',
            name='answers',
            field=models.JSONField(default=dict, verbose_name='answers to renames'),
        ),
        migrations.AddField(
            model_name='catalogueimport',
            name='decisions',
            field=models.JSONField(default=dict, verbose_name='decisions'),
        ),
        migrations.AddField(
            model_name='catalogueimport',
            name='questions',
            field=models.JSONField(default=list, verbose_name='possible renames'),
        ),
        migrations.AddField(
            model_name='importline',
            name='category',
            field=models.CharField(blank=True, max_length=60, verbose_name='category'),
        ),
        migrations.AddField(
            model_name='importline',
            name='decisions',
            field=models.JSONField(default=dict, verbose_name='decisions'),
        ),
        migrations.AddField(
            model_name='importline',
            name='flag',
            field=models.CharField(blank=True, max_length=7, verbose_name='worst problem'),
        ),
        migrations.AddField(
            model_name='importline',
            name='reading',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='of which reading'),
        ),
        migrations.AddField(
            model_name='importline',
            name='sheet',
            field=models.CharField(blank=True, max_length=120, verbose_name='sheet'),
        ),
        migrations.AddField(
            model_name='importline',
            name='was',
            field=models.CharField(blank=True, max_length=80, verbose_name='known as'),
        ),
        migrations.AddField(
            model_name='importline',
            name='weight',
            field=models.CharField(blank=True, choices=[('facts', 'facts change'), ('rest', 'wording or other columns only')], max_length=5, verbose_name='weight'),
        ),
    ]
