"""Questions about matters, their answers and what was taken off a lesson: facts the database refuses to change."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('courses', '0017_note_readings'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Inquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('facet', models.CharField(blank=True, choices=[('service_object', 'service object'), ('conditions', 'conditions'), ('materials', 'materials'), ('process', 'process'), ('time_limit', 'time limit'), ('result', 'result')], max_length=20, verbose_name='facet')),
                ('text', models.CharField(max_length=300, verbose_name='question')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inquiries', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
                ('centre', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inquiries', to='people.centre', verbose_name='centre')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inquiries', to='courses.matter', verbose_name='matter')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courses.matterversion', verbose_name='version asked about')),
            ],
            options={
                'verbose_name': 'question about a matter',
                'verbose_name_plural': 'questions about matters',
                'ordering': ['recorded_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='InquiryAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('version_number', models.PositiveIntegerField(default=0, verbose_name='number of the version')),
                ('text', models.CharField(max_length=800, verbose_name='answer')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('inquiry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='courses.inquiry', verbose_name='question')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courses.matterversion', verbose_name='version answered on')),
            ],
            options={
                'verbose_name': 'answer about a matter',
                'verbose_name_plural': 'answers about matters',
                'ordering': ['recorded_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='InquiryHiding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('hidden', models.BooleanField(verbose_name='hidden')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('inquiry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hidings', to='courses.inquiry', verbose_name='question')),
            ],
            options={
                'verbose_name': 'question taken off or put back',
                'verbose_name_plural': 'questions taken off or put back',
                'ordering': ['recorded_at', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('facet__in', ['', 'service_object', 'conditions', 'materials', 'process', 'time_limit', 'result'])), name='inquiry_names_a_facet'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='inquiry_says_something'),
        ),
        migrations.AddConstraint(
            model_name='inquiryanswer',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='inquiry_answer_says_something'),
        ),
        migrations.AddConstraint(
            model_name='inquiryhiding',
            constraint=models.CheckConstraint(condition=models.Q(('hidden', False), models.Q(('reason', ''), _negated=True), _connector='OR'), name='inquiry_hidden_for_a_reason'),
        ),
        AppendOnly('inquiry'),
        AppendOnly('inquiryanswer'),
        AppendOnly('inquiryhiding'),
    ]
