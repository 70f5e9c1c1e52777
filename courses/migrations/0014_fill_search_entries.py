"""Search entries for the versions that were there before; the way back drops them with their table."""

from dataclasses import asdict
from typing import Any

from django.db import migrations

from courses.chunks import chunks
from courses.domain.elements import Elements
from courses.domain.search.entry import entry_columns


def fill(apps: Any, schema_editor: Any) -> None:
    versions = apps.get_model("courses", "MatterVersion").objects.filter(search_entry=None).only("elements")
    entry = apps.get_model("courses", "SearchEntry")
    for piece in chunks(versions.iterator(chunk_size=500)):
        entry.objects.bulk_create(
            entry(version=version, **asdict(entry_columns(Elements.from_json(version.elements)))) for version in piece
        )


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0013_search_entries"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
