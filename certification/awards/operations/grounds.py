"""What an act by hand rests on is kept as it came: evidence in words, a signed paper, why it is dated back."""

from dataclasses import dataclass
from hashlib import sha256

from django.core.files.base import ContentFile

from certification.awards.models import AwardEntry, AwardGround


@dataclass(frozen=True, slots=True)
class Ground:
    """`document` are the bytes of a scan or picture, `name` what the person called it; `reference` is the number of a
    paper that is kept elsewhere, or where it is."""

    evidence: str = ""
    late_reason: str = ""
    name: str = ""
    document: bytes = b""
    reference: str = ""

    @property
    def empty(self) -> bool:
        return not (self.evidence or self.late_reason or self.document or self.reference)

    @property
    def has_paper(self) -> bool:
        """Whether a paper bears it out: one that is handed in, or one that can be found."""
        return bool(self.document or self.reference.strip())


NO_GROUND = Ground()


def keep_ground(entry: AwardEntry, ground: Ground) -> AwardGround | None:
    """Keep it beside the act; nothing is written where nothing was said. Call it in the act's transaction."""
    if ground.empty:
        return None
    return AwardGround.objects.create(
        entry=entry,
        evidence=ground.evidence,
        reference=ground.reference.strip()[:120],
        late_reason=ground.late_reason,
        effective_at=entry.effective_at,
        recorded_at=entry.recorded_at,
        **_file(ground),
    )


def _file(ground: Ground) -> dict[str, object]:
    if not ground.document:
        return {}
    return {
        "name": ground.name[:200],
        "sha256": sha256(ground.document).hexdigest(),
        "size": len(ground.document),
        "file": ContentFile(ground.document, name="ground"),
    }
