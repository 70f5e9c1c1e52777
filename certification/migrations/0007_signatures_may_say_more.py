"""A signature may carry a remark; only a contest must have its reason. The guard goes with the remade table."""

from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('certification', '0006_practical_append_only'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='practicalsignature',
            name='practical_word_of_a_party',
        ),
        migrations.AddConstraint(
            model_name='practicalsignature',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('party__in', ['observer', 'clerk']), ('word', 'signed')), models.Q(('party', 'clerk'), ('word', 'contested'), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='practical_word_of_a_party'),
        ),
        AppendOnly("practicalsignature"),
    ]
