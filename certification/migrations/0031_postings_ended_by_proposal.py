"""The leader is asked to end a posting or to take one back, as for an early move; a proposal may correct a posting."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certification', '0030_staffing_rules'),
        ('people', '0006_leave_recorded_from_audit'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='postingproposal',
            name='proposal_is_decided_once',
        ),
        migrations.AddField(
            model_name='postingproposal',
            name='about',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='endings_proposed', to='people.posting', verbose_name='about'),
        ),
        migrations.AddField(
            model_name='postingproposal',
            name='act',
            field=models.CharField(choices=[('start', 'start'), ('end', 'end'), ('annul', 'take back')], default='start', max_length=5, verbose_name='what is proposed'),
        ),
        migrations.AddField(
            model_name='postingproposal',
            name='corrects',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.posting', verbose_name='corrects'),
        ),
        migrations.AddConstraint(
            model_name='postingproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('posting', None), ('state', 'proposed')), models.Q(('act', 'start'), ('decided_at__isnull', False), ('posting__isnull', False), ('state', 'approved')), models.Q(('decided_at__isnull', False), ('posting', None), ('state', 'approved'), models.Q(('act', 'start'), _negated=True)), models.Q(('decided_at__isnull', False), ('posting', None), ('state', 'declined')), _connector='OR'), name='proposal_is_decided_once'),
        ),
        migrations.AddConstraint(
            model_name='postingproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('about', None), ('act', 'start')), models.Q(('about__isnull', False), ('act__in', ['end', 'annul'])), _connector='OR'), name='proposal_is_about_what_it_ends'),
        ),
        migrations.AddConstraint(
            model_name='postingproposal',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('about',), name='one_ending_proposed'),
        ),
    ]
