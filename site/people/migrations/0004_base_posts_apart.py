"""No two base posts of a clerk share a day. Where some do, `manage.py audit` names them; end or annul one first."""

from django.db import migrations

from people.posts_apart import BasePostsApart


class Migration(migrations.Migration):
    dependencies = [("people", "0003_postings_corrected_and_excepted")]
    operations = [BasePostsApart()]
