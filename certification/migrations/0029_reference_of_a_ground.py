"""A grant by hand may name the paper it rests on instead of handing it in."""

from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('certification', '0028_practice_hints'),
    ]

    operations = [
        migrations.AddField(
            model_name='awardground',
            name='reference',
            field=models.CharField(blank=True, max_length=120, verbose_name='number or place of the paper'),
        ),
        AppendOnly("awardground"),
    ]
