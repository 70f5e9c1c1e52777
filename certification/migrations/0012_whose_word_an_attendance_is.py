"""A line of a register says whose word it was entered on; a side may contest it.

The guards go with the remade tables."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('certification', '0011_papers_and_seats_of_classes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='attendancesignature',
            name='one_signature_a_party',
        ),
        migrations.AddField(
            model_name='attendance',
            name='source',
            field=models.CharField(choices=[('register', 'entered by the head'), ('list', "organiser's list"), ('outside', 'handed in by the clerk')], default='register', max_length=8, verbose_name='source'),
        ),
        migrations.AddField(
            model_name='attendancesignature',
            name='reason',
            field=models.CharField(blank=True, max_length=500, verbose_name='reason'),
        ),
        migrations.AddField(
            model_name='attendancesignature',
            name='word',
            field=models.CharField(choices=[('signed', 'signed'), ('contested', 'contested')], default='signed', max_length=9, verbose_name='word'),
        ),
        migrations.AddConstraint(
            model_name='attendancesignature',
            constraint=models.UniqueConstraint(fields=('attendance', 'party', 'word'), name='one_signature_a_party'),
        ),
        migrations.AddConstraint(
            model_name='attendancesignature',
            constraint=models.CheckConstraint(condition=models.Q(('word', 'signed'), models.Q(('word', 'contested'), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='attendance_word_with_its_reason'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='paper',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='certification.sessionpaper', verbose_name='paper of a class'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('source', 'register'), models.Q(('paper__isnull', False), ('source__in', ['list', 'outside'])), _connector='OR'), name='attendance_has_its_paper'),
        ),
        AppendOnly("attendance"),
        AppendOnly("attendancesignature"),
    ]
