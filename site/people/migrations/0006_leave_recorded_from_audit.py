"""The day leave was entered stands in the audit log already."""

from typing import Any

from django.db import migrations


def fill(apps: Any, schema_editor: Any) -> None:
    leave, entry = apps.get_model("people", "Leave"), apps.get_model("ledger", "AuditEntry")
    told = entry.objects.filter(action="leave.recorded").values_list("subject", "recorded_at")
    known = {int(subject.rpartition(":")[2]): at for subject, at in told.iterator()}
    rows = list(leave.objects.filter(recorded_at=None, pk__in=known))
    for row in rows:
        row.recorded_at = known[row.pk]
    leave.objects.bulk_update(rows, ["recorded_at"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("people", "0005_leave_recorded"), ("ledger", "0003_audit_append_only")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
