"""The rules of matter checks, version by version."""

from django.utils.translation import gettext_lazy as _

from ledger.models import RulesVersion
from quizzes.domain.check_rules import CheckRules


class CheckPolicyVersion(RulesVersion):
    """考核规则. A sitting freezes the numbers it started under; its outcome names the version."""

    class Meta(RulesVersion.Meta):
        verbose_name = _("rules of the check")
        verbose_name_plural = _("rules of the check")

    @property
    def as_rules(self) -> CheckRules:
        return CheckRules.from_json(self.rules)
