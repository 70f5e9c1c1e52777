"""What a staff file says, the head's word on it and the yearly word are never rewritten: the database says so itself."""

from django.db import migrations

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("certification", "0022_yearly_words")]
    operations = [AppendOnly("stafffileentry"), AppendOnly("stafffileword"), AppendOnly("yearlyword")]
