"""证明: the papers issued in the period and those that still stand at its end, with what is true of each."""

from collections.abc import Iterator
from functools import partial

from django.core.files.base import ContentFile
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from certification.awards import reasons
from certification.awards.certificate.printing import certificate_pdf
from certification.awards.faces import face_of
from certification.awards.models import Certificate
from certification.awards.queries.papers import certificates_issued, standings_of_papers
from certification.awards.queries.standings import day_of
from certification.awards.verification import PaperStanding, PaperStatus
from certification.inspection.parts.base import Asked, Attachment, Held, Missing, PackPart, table


def papers_in(asked: Asked) -> list[tuple[Certificate, PaperStanding]]:
    """Papers with their standing on the last day, the oldest first."""
    issued = [one for one in certificates_issued(asked.centre) if day_of(one.effective_at) <= asked.stands_on]
    told = standings_of_papers(asked.centre, issued, on=asked.stands_on) if issued else {}
    found = [(one, told[one.pk]) for one in reversed(issued)]
    return [
        (paper, standing)
        for paper, standing in found
        if asked.period.has(day_of(paper.effective_at)) or standing.status is not PaperStatus.ENDED
    ]


def _hold(asked: Asked) -> Held:
    papers = papers_in(asked)
    heads = [_("Number"), _("Clerk"), _("About"), _("Issued on"), _("Valid until"), _("At the end of the period")]
    rows = [
        (
            paper.serial,
            str(paper.clerk),
            paper.about,
            date_format(day_of(paper.effective_at)),
            date_format(paper.expires_on),
            str(reasons.PAPERS[standing.status]),
        )
        for paper, standing in papers
    ]
    none = _("No certificate was issued in the period, and none still stands.")
    section = table(_("Certificates"), heads, rows, [5, 3, 5, 3, 3, 4], none=none)
    return Held(
        rows=len(papers),
        sections=(section,),
        missing=tuple(_lacking(papers, asked)),
        attachments=tuple(
            Attachment(f"{paper.serial}.pdf", partial(_printed, paper))
            for paper, standing in papers
            if standing.status is not PaperStatus.ENDED
        ),
    )


def _printed(paper: Certificate) -> ContentFile:
    """The paper as issued, the same bytes every time."""
    return ContentFile(certificate_pdf(face_of(paper), at=paper.effective_at))


def _lacking(papers: list[tuple[Certificate, PaperStanding]], asked: Asked) -> Iterator[Missing]:
    screen = asked.screen("certificate_list")
    if not papers:
        yield Missing(_("No certificate stands at the end of the period."), screen)
    for paper, standing in papers:
        if standing.status in (PaperStatus.SUSPENDED, PaperStatus.VALID_EXCEPT):
            names = {"serial": paper.serial, "name": paper.clerk, "status": reasons.PAPERS[standing.status]}
            yield Missing(_("%(serial)s of %(name)s: %(status)s.") % names, screen)


CERTIFICATES = PackPart("certificates", "证明一览表", lambda asked: asked.screen("certificate_list"), _hold)
