"""Service standards to begin with: pages made once from the file that comes along, the editors' own from then on."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Site

from courses.models import StandardPage, StandardsIndexPage
from ledger import audit
from people.models import User

FILE = Path(__file__).resolve().parents[1] / "starter" / "service_standards.json"
INDEX_TITLE, INDEX_SLUG = "服务规范", "service-standards"


@transaction.atomic
def publish_standards(*, by: User | None, at: datetime) -> int:
    """Make the pages that aren't there yet and publish them; returns how many. Never touches one that is there."""
    index = _index()
    there = set(StandardPage.objects.child_of(index).values_list("slug", flat=True))
    made = 0
    for told in json.loads(FILE.read_text("utf-8")):
        if told["slug"] in there:
            continue
        index.refresh_from_db()
        body = [_block(part) for part in told["body"]]
        page = StandardPage(title=told["title"], slug=told["slug"], summary=told["summary"], body=body)
        index.add_child(instance=page)
        page.save_revision(user=by).publish()
        audit.record("standard.published", page, by=by, at=at, title=told["title"])
        made += 1
    return made


def _index() -> StandardsIndexPage:
    found = StandardsIndexPage.objects.first()
    if found:
        return found
    root = Site.objects.get(is_default_site=True).root_page
    return root.add_child(instance=StandardsIndexPage(title=INDEX_TITLE, slug=INDEX_SLUG))


def _block(part: dict[str, str]) -> tuple[str, Any]:
    return ("text", part["text"]) if "text" in part else ("rule", part)
