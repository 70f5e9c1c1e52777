"""A person may shut a template out of a matter and let it in again; the newest row stands."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly

FACETS = ["service_object", "conditions", "materials", "process", "time_limit", "result"]


class Migration(migrations.Migration):
    dependencies = [
        ("quizzes", "0004_frozen_bank"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="quarantinedtemplate", name="template_quarantined_once"),
        migrations.RemoveConstraint(model_name="quarantinedtemplate", name="quarantine_names_a_facet"),
        migrations.AlterModelOptions(
            name="quarantinedtemplate",
            options={
                "ordering": ["-pk"],
                "verbose_name": "quarantined template",
                "verbose_name_plural": "quarantined templates",
            },
        ),
        migrations.AddField(
            model_name="quarantinedtemplate",
            name="lifted",
            field=models.BooleanField(default=False, verbose_name="let in again"),
        ),
        migrations.AddField(
            model_name="quarantinedtemplate",
            name="reason",
            field=models.CharField(blank=True, default="", max_length=500, verbose_name="reason"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="quarantinedtemplate",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AlterField(
            model_name="quarantinedtemplate",
            name="facet",
            field=models.CharField(
                blank=True,
                choices=[
                    ("service_object", "service object"),
                    ("conditions", "conditions"),
                    ("materials", "materials"),
                    ("process", "process"),
                    ("time_limit", "time limit"),
                    ("result", "result"),
                ],
                max_length=20,
                verbose_name="facet",
            ),
        ),
        migrations.AlterField(
            model_name="quarantinedtemplate",
            name="faults",
            field=models.JSONField(default=list, verbose_name="faults"),
        ),
        migrations.AddConstraint(
            model_name="quarantinedtemplate",
            constraint=models.CheckConstraint(
                condition=models.Q(("facet__in", FACETS), ("facet", ""), _connector="OR"),
                name="quarantine_names_a_facet",
            ),
        ),
        migrations.AddConstraint(
            model_name="quarantinedtemplate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("by", None), ("lifted", False)),
                    models.Q(("by__isnull", False), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="quarantine_by_a_person_says_why",
            ),
        ),
        migrations.AddIndex(
            model_name="quarantinedtemplate",
            index=models.Index(fields=["matter_version", "template"], name="quarantine_by_version"),
        ),
        AppendOnly("quarantinedtemplate"),
    ]
