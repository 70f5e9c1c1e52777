"""Questions in use were read when they were published: against the version that was in force then."""

from typing import Any

from django.db import migrations


def read_when_published(apps: Any, schema_editor: Any) -> None:
    question_model = apps.get_model("quizzes", "Question")
    version_model = apps.get_model("courses", "MatterVersion")
    in_use = question_model.objects.filter(live=True, matter__isnull=False, last_published_at__isnull=False)
    for question in in_use.iterator():
        versions = version_model.objects.filter(
            matter=question.matter_id,
            edition__activation__isnull=False,
            effective_at__lte=question.last_published_at,
        )
        question.reviewed_version = versions.order_by("-number").first()
        question.save(update_fields=["reviewed_version"])


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0007_question_reviewed_version")]

    operations = [migrations.RunPython(read_when_published, migrations.RunPython.noop)]
