"""A class has themes, seats, minutes and papers, and may have been held elsewhere."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import certification.training.models.sessions
import courses.models.files


class Migration(migrations.Migration):

    dependencies = [
        ('certification', '0010_duty_policies'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='enrolled at')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='withdrawn at')),
            ],
            options={
                'verbose_name': 'enrolment',
                'verbose_name_plural': 'enrolments',
                'ordering': ['session', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SessionPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('notice', 'notice'), ('material', 'material'), ('minutes', 'minutes'), ('sheet', 'signed attendance sheet'), ('list', "organiser's list"), ('proof', 'certificate or notice of a training elsewhere')], max_length=8, verbose_name='kind')),
                ('name', models.CharField(max_length=200, verbose_name='file name')),
                ('sha256', models.CharField(max_length=64, verbose_name='file hash')),
                ('size', models.PositiveIntegerField(verbose_name='bytes')),
                ('file', models.FileField(max_length=200, storage=courses.models.files.private_files, upload_to=certification.training.models.sessions.paper_place, verbose_name='file')),
                ('at', models.DateTimeField(verbose_name='stored at')),
                ('taken_off_at', models.DateTimeField(null=True, verbose_name='taken off at')),
            ],
            options={
                'verbose_name': 'paper of a class',
                'verbose_name_plural': 'papers of classes',
                'ordering': ['session', 'kind', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='trainingsession',
            name='kind',
            field=models.CharField(choices=[('held', 'announced to the centre'), ('outside', 'training elsewhere')], default='held', max_length=7, verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='trainingsession',
            name='minutes',
            field=models.TextField(blank=True, verbose_name='minutes'),
        ),
        migrations.AddField(
            model_name='trainingsession',
            name='seats',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='seats'),
        ),
        migrations.AddField(
            model_name='trainingsession',
            name='themes',
            field=models.JSONField(blank=True, default=list, verbose_name='themes'),
        ),
        migrations.AddConstraint(
            model_name='trainingsession',
            constraint=models.CheckConstraint(condition=models.Q(('seats', None), ('seats__gte', 1), _connector='OR'), name='session_has_a_seat'),
        ),
        migrations.AddConstraint(
            model_name='trainingsession',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['held', 'outside'])), name='session_kind_known'),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='clerk',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to=settings.AUTH_USER_MODEL, verbose_name='clerk'),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='session',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='certification.trainingsession', verbose_name='training session'),
        ),
        migrations.AddField(
            model_name='sessionpaper',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='sessionpaper',
            name='session',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='certification.trainingsession', verbose_name='training session'),
        ),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('session', 'clerk'), name='one_seat_a_clerk'),
        ),
    ]
