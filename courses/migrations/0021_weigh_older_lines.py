"""Lines planned before there was a weight: do facts change, or only words and other columns?"""

from django.db import migrations


def weigh(apps, schema_editor):
    lines = apps.get_model("courses", "ImportLine").objects.filter(action="update", weight="")
    changed = []
    for line in lines.only("changes").iterator(chunk_size=500):
        line.weight = "facts" if any(change["kind"] == "material" for change in line.changes) else "rest"
        changed.append(line)
    lines.model.objects.bulk_update(changed, ["weight"], batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('courses', '0020_answers_to_plans'),
    ]

    operations = [
        migrations.RunPython(weigh, migrations.RunPython.noop),
    ]
