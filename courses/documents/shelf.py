"""Reads of the room: how a centre's books stand, and one matter as its papers need it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from courses.documents.kinds import Kind
from courses.documents.matter_papers import Subject
from courses.documents.tasks import job_key
from courses.domain.facets import Depth
from courses.models import CentreDocument, CentreParticulars, Matter, MatterVersion, Offering
from ledger.models import Job
from people.models import Centre


@dataclass(frozen=True, slots=True)
class Volume:
    """A book in one format: what is kept, whether it is what would be made today, and the work on it."""

    kind: Kind
    format: str
    document: CentreDocument | None
    up_to_date: bool
    job: Job | None

    @property
    def at_work(self) -> bool:
        return self.job is not None and self.job.state in (Job.State.WAITING, Job.State.RUNNING)

    @property
    def failed(self) -> bool:
        return self.job is not None and self.job.state == Job.State.FAILED


def shelf(centre: Centre, kinds: Iterable[Kind], *, on: date, language: str) -> list[tuple[Kind, list[Volume]]]:
    """The books of these kinds in the reader's script; what a book is made of is asked once a kind that is kept."""
    kinds = list(kinds)
    kept = {(one.kind, one.format): one for one in centre.documents.filter(language=language) if one.is_there}
    keys = {(kind.name, form): job_key(centre.pk, kind.name, form, language) for kind in kinds for form in kind.formats}
    jobs = {job.key: job for job in Job.objects.filter(key__in=keys.values())}
    found = []
    for kind in kinds:
        documents = {form: kept.get((kind.name, form)) for form in kind.formats}
        made_of = kind.made_of(centre, on) if any(documents.values()) else ""
        volumes = [
            Volume(
                kind=kind,
                format=form,
                document=document,
                up_to_date=document is not None and document.made_of == made_of,
                job=jobs.get(keys[kind.name, form]),
            )
            for form, document in documents.items()
        ]
        found.append((kind, volumes))
    return found


def subject_of(matter: Matter, centre: Centre | None, *, on: date) -> Subject | None:
    """The matter as the centre handles it that day; None where it isn't in force."""
    version = (
        MatterVersion.objects.in_force(on)
        .filter(matter=matter)
        .select_related("edition__catalogue__unit", "matter")
        .first()
    )
    if version is None:
        return None
    offering = Offering.objects.running_on(on).filter(matter=matter, centre=centre).first() if centre else None
    particulars = CentreParticulars.objects.filter(centre=centre).first() if centre else None
    catalogue = version.edition.catalogue
    return Subject(
        matter=matter.pk,
        facts=version.facts,
        version=version.number,
        edition=version.edition.number,
        list_name=catalogue.name,
        is_sample=catalogue.is_sample,
        issuer=centre.name if centre else catalogue.unit.name,
        centre_code=centre.code if centre else "",
        depth=Depth(offering.depth) if offering and offering.depth else None,
        public=offering is not None,
        place=particulars.rows() if particulars else (),
    )
