"""What the catalogue has been told is never rewritten: the database says so itself."""

from django.db import migrations

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("courses", "0001_matters_and_editions")]
    operations = [
        AppendOnly("edition"),
        AppendOnly("activation"),
        AppendOnly("matterversion"),
        AppendOnly("matterretirement"),
        AppendOnly("facetchange"),
    ]
