"""What was shown, answered, proved and decided can't be changed, by the database itself."""

from django.db import migrations

from ledger.append_only import AppendOnly

LEDGER = (
    "itemsnapshot",
    "quarantinedtemplate",
    "response",
    "evidence",
    "checkoutcome",
    "questionreport",
    "reportanswer",
)


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0001_items_and_attempts")]
    operations = [AppendOnly(model) for model in LEDGER]
