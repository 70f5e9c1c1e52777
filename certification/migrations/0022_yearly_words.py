"""The yearly word of a person on a person."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certification', '0021_staff_file'),
        ('people', '0004_base_posts_apart'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='YearlyWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('word', models.CharField(choices=[('met', 'met'), ('not_met', 'not met')], max_length=7, verbose_name='word')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('grounds', models.JSONField(verbose_name='grounds')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='signed by')),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='yearly_words', to='people.centre', verbose_name='centre')),
                ('clerk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='yearly_words', to=settings.AUTH_USER_MODEL, verbose_name='clerk')),
            ],
            options={
                'verbose_name': 'yearly word',
                'verbose_name_plural': 'yearly words',
                'ordering': ['centre', 'year', 'pk'],
            },
        ),
        migrations.AddIndex(
            model_name='yearlyword',
            index=models.Index(fields=['centre', 'year'], name='yearly_words_of_centre'),
        ),
        migrations.AddConstraint(
            model_name='yearlyword',
            constraint=models.CheckConstraint(condition=models.Q(('word', 'met'), models.Q(('word', 'not_met'), models.Q(('note', ''), _negated=True)), _connector='OR'), name='yearly_word_not_met_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='yearlyword',
            constraint=models.CheckConstraint(condition=models.Q(('clerk', models.F('by')), _negated=True), name='yearly_word_about_somebody_else'),
        ),
    ]
