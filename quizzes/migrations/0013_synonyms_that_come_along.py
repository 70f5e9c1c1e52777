"""The list of synonyms begins with the one that comes along."""

from hashlib import sha256
from typing import Any

from django.db import migrations
from django.utils import timezone

from quizzes.domain.canonical import canonical
from quizzes.domain.synonyms import DEFAULT_SYNONYMS


def begin(apps: Any, schema_editor: Any) -> None:
    groups, now = DEFAULT_SYNONYMS.to_json(), timezone.now()
    digest = sha256(canonical(groups).encode()).hexdigest()
    apps.get_model("quizzes", "SynonymList").objects.create(
        groups=groups, digest=digest, effective_at=now, recorded_at=now
    )


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0012_synonym_list")]

    # going back takes the table with it
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
