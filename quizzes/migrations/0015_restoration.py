"""A template's version that was taken out can be put back."""

from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('courses', '0023_name_the_page_tree'),
        ('quizzes', '0014_exams'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='regrading',
            name='regrading_names_its_ground',
        ),
        migrations.AlterField(
            model_name='regrading',
            name='kind',
            field=models.CharField(choices=[('key', 'another answer is right'), ('withdraw', 'taken out of the questions'), ('restore', 'put back into the questions')], max_length=10, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='vettingrun',
            name='reason',
            field=models.CharField(choices=[('nightly', 'every night'), ('asked_for', 'asked for'), ('synonyms', 'synonyms changed'), ('withdrawn', 'a template was taken out or put back')], max_length=10, verbose_name='reason'),
        ),
        migrations.AddConstraint(
            model_name='regrading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'key'), ('matter_version__isnull', False), ('snapshot__isnull', False)), models.Q(('kind__in', ['withdraw', 'restore']), ('snapshot', None)), _connector='OR'), name='regrading_names_its_ground'),
        ),
        AppendOnly("regrading"),
    ]
