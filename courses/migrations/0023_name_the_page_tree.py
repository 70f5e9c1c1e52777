"""The page tree's first two pages get names of this house, where nobody has named them yet."""

from django.db import migrations

NAMES = {"Root": "全部页面", "Welcome to your new Wagtail site!": "全科学堂"}


def rename(apps, names):
    pages = apps.get_model("wagtailcore", "Page").objects
    for depth, (old, new) in enumerate(names.items(), 1):
        pages.filter(depth=depth, title=old).update(title=new, draft_title=new)


def forwards(apps, schema_editor):
    rename(apps, NAMES)


def backwards(apps, schema_editor):
    rename(apps, {new: old for old, new in NAMES.items()})


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0022_centre_documents"),
        ("wagtailcore", "0060_fix_workflow_unique_constraint"),
    ]
    operations = [migrations.RunPython(forwards, backwards)]
