"""What else the list says of a matter bears on no facet; its draws name none."""

from django.db import migrations, models

FACETS = ["service_object", "conditions", "materials", "process", "time_limit", "result"]
CHOICES = [
    ("service_object", "service object"),
    ("conditions", "conditions"),
    ("materials", "materials"),
    ("process", "process"),
    ("time_limit", "time limit"),
    ("result", "result"),
]


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0008_read_when_published")]

    operations = [
        migrations.RemoveConstraint(model_name="draw", name="draw_names_a_facet"),
        migrations.AlterField(
            model_name="draw",
            name="facet",
            field=models.CharField(blank=True, choices=CHOICES, max_length=20, verbose_name="facet"),
        ),
        migrations.AddConstraint(
            model_name="draw",
            constraint=models.CheckConstraint(
                condition=models.Q(facet__in=FACETS) | models.Q(facet=""), name="draw_names_a_facet"
            ),
        ),
    ]
