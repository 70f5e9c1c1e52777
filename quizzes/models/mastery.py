"""The summary of a clerk's evidence on a matter: rebuilt from the ledger at any time, never the truth."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.domain.facets import FACETS, Facet
from courses.models import Matter
from quizzes.domain.mastery import FacetState


class MasteryState(models.Model):
    """掌握: one sparse row per clerk × matter, one column a facet (empty: no evidence).

    A facet's column is `FacetState.to_json()`: integers, ISO dates and codes, no floats. Staleness is not
    kept here: it depends on the day and is read from the facet changes.
    """

    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="mastery_states", verbose_name=_("clerk")
    )
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="mastery_states", verbose_name=_("matter"))
    service_object = models.JSONField(_("service object"), null=True)
    conditions = models.JSONField(_("conditions"), null=True)
    materials = models.JSONField(_("materials"), null=True)
    process = models.JSONField(_("process"), null=True)
    time_limit = models.JSONField(_("time limit"), null=True)
    result = models.JSONField(_("result"), null=True)
    due_on = models.DateField(_("due on"), null=True)

    class Meta:
        verbose_name = _("mastery state")
        verbose_name_plural = _("mastery states")
        constraints = [models.UniqueConstraint(fields=["clerk", "matter"], name="one_mastery_row")]
        indexes = [models.Index(fields=["clerk", "due_on"], name="mastery_due")]

    def __str__(self) -> str:
        return f"{self.clerk_id} × {self.matter_id}"

    def facet_states(self) -> dict[Facet, FacetState]:
        """The facets with evidence, in the plan's order."""
        columns = ((facet, getattr(self, facet.value)) for facet in FACETS)
        return {facet: FacetState.from_json(column) for facet, column in columns if column is not None}

    def keep(self, states: dict[Facet, FacetState]) -> None:
        """Put these states into their columns, and the earliest due date beside them; the caller saves."""
        for facet, state in states.items():
            setattr(self, facet.value, state.to_json())
        dues = [state.due_on for state in self.facet_states().values() if state.due_on]
        self.due_on = min(dues, default=None)
