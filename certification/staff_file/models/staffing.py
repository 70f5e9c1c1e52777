"""How many clerks a centre should have, version by version."""

from django.utils.translation import gettext_lazy as _

from certification.staff_file.domain.staffing import StaffingStandard
from ledger.models import RulesVersion


class StaffingRulesVersion(RulesVersion):
    """人员配备标准: its base, its step of cases and its cap. Before the first row the building standard's own hold."""

    class Meta(RulesVersion.Meta):
        verbose_name = _("rules of staffing")
        verbose_name_plural = _("rules of staffing")

    @property
    def as_rules(self) -> StaffingStandard:
        return StaffingStandard.from_json(self.rules, citation=self.citation)
