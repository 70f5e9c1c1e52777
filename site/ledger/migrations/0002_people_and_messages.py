"""Links to people, and the outbox's constraint."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('ledger', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='auditentry',
            name='actor',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='actor'),
        ),
        migrations.AddField(
            model_name='job',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='outboxdelivery',
            name='message',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='ledger.outboxmessage', verbose_name='message'),
        ),
        migrations.AddIndex(
            model_name='outboxdelivery',
            index=models.Index(fields=['done_at', 'attempts'], name='delivery_open'),
        ),
        migrations.AddConstraint(
            model_name='outboxdelivery',
            constraint=models.UniqueConstraint(fields=('message', 'subscriber'), name='delivery_once_per_subscriber'),
        ),
    ]
