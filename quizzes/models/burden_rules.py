"""The week's burden budget, version by version."""

from django.utils.translation import gettext_lazy as _

from ledger.models import RulesVersion
from quizzes.domain.burden_rules import BurdenRules


class BurdenRulesVersion(RulesVersion):
    """每周学习时间: how many minutes of a week practice and checks may ask of a clerk."""

    class Meta(RulesVersion.Meta):
        verbose_name = _("rules of the week's learning time")
        verbose_name_plural = _("rules of the week's learning time")

    @property
    def as_rules(self) -> BurdenRules:
        return BurdenRules.from_json(self.rules)
