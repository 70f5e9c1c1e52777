"""A wrong posting is annulled and corrected by another; an exception has its ground; leave may be withdrawn."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_first_passwords_and_closed_accounts'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='posting',
            name='one_open_base_post',
        ),
        migrations.AddField(
            model_name='leave',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='withdrawn at'),
        ),
        migrations.AddField(
            model_name='posting',
            name='annulled_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='annulled at'),
        ),
        migrations.AddField(
            model_name='posting',
            name='corrects',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='correction', to='people.posting', verbose_name='corrects'),
        ),
        migrations.AddField(
            model_name='posting',
            name='ground',
            field=models.CharField(blank=True, choices=[('merger', 'windows or bodies reorganised'), ('selection', 'selected or appointed elsewhere by the organisation'), ('health', 'health'), ('recusal', 'recusal from the post'), ('urgent', 'emergency or a task set from above')], max_length=10, verbose_name='ground of the exception'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.UniqueConstraint(condition=models.Q(('annulled_at', None), ('ends_on', None), ('kind', 'base')), fields=('clerk',), name='one_open_base_post'),
        ),
    ]
