"""规则: what the centre was measured by, version by version."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from certification.awards.models import CertificationPolicyVersion
from certification.awards.policy_words import parameters
from certification.awards.queries import policy_in_force
from certification.awards.queries.policies import policy_steps
from certification.inspection.parts.base import Asked, Held, PackPart, table
from certification.rotation.domain.tenure import TenurePolicy
from certification.rotation.models import TenurePolicyVersion
from certification.rotation.queries.policy import policy_in_force as tenure_in_force
from certification.rotation.queries.policy import policy_steps as tenure_steps
from certification.staff_file.domain.staffing import StaffingStandard
from certification.staff_file.models import StaffingRulesVersion
from certification.staff_file.queries.staffing_rules import staffing_versions, version_on
from certification.staff_file.staffing_words import lines_of as staffing_lines
from certification.training.domain.policy import DutyRole
from certification.training.models import DutyPolicyVersion
from certification.training.policy_words import lines_of
from certification.training.queries import policy_in, versions_newest_first
from courses.documents.parts import Pairs, Section

Version = CertificationPolicyVersion | DutyPolicyVersion | TenurePolicyVersion | StaffingRulesVersion
STEP_WIDTHS = (3, 3, 3, 4, 8)


def _hold(asked: Asked) -> Held:
    day = asked.stands_on
    standing, tenure = policy_in_force(day), tenure_in_force(day)
    steps = [(step.row, _from(step.row), step.row.policy.citation) for step in policy_steps()]
    duties = [(row, str(row.first_year), row.policy.citation) for row in versions_newest_first()]
    moves = [(step.row, _from(step.row), step.row.citation) for step in tenure_steps()]
    staffings = staffing_versions()
    counts = [(row, _from(row), row.citation) for row in staffings]
    numbers = [(str(one.label), *_by_tier(one.values)) for one in parameters(standing)]
    heads = [_("Rule"), _("Tier A"), _("Tier B"), _("Tier C")]
    return Held(
        rows=len(steps) + len(duties) + len(moves) + len(counts),
        sections=(
            table(
                _("Rules of certification: %(version)s") % {"version": standing.version},
                heads,
                numbers,
                [9, 2, 2, 2],
                none="",
            ),
            _steps(_("Versions of the rules of certification"), steps),
            *(_duty(role, asked) for role in DutyRole),
            _steps(_("Versions of the yearly duty"), duties),
            _tenure(tenure),
            _steps(_("Versions of the rules of tenure"), moves),
            _staffing(version_on(staffings, day)),
            _steps(_("Versions of the rules of staffing"), counts),
        ),
    )


def _by_tier(values: tuple[str, ...]) -> tuple[str, ...]:
    return values if len(values) == 3 else (values[0],) * 3


def _from(row: Version) -> str:
    return date_format(timezone.localdate(row.effective_at))


def _steps(title: str, rows: list[tuple[Version, str, str]]) -> Section:
    heads = [_("Version"), _("In force from"), _("Adopted on"), _("By"), _("Reason and source")]
    told = [
        (
            row.version,
            since,
            date_format(timezone.localdate(row.recorded_at)),
            str(row.by or ""),
            f"{row.reason}\n{citation}" if citation else row.reason,
        )
        for row, since, citation in rows
    ]
    return table(title, heads, told, STEP_WIDTHS, none=_("The rules this program comes with hold."))


def _duty(role: DutyRole, asked: Asked) -> Section:
    year = asked.period.last.year
    lines = lines_of(policy_in(year, role, on=asked.on))
    title = _("What %(year)d asks of each %(role)s") % {"year": year, "role": DutyPolicyVersion.Role(role).label}
    return Section(title, (Pairs(tuple((str(name), str(value)) for name, value in lines.items())),))


def _tenure(policy: TenurePolicy) -> Section:
    none = _("none set")
    return Section(
        _("Rules of tenure: %(version)s") % {"version": policy.version},
        (
            Pairs(
                (
                    (_("Minimum in months"), str(policy.min_months or none)),
                    (_("Maximum in months"), str(policy.max_months or none)),
                    (_("Days of notice"), str(policy.notice_days)),
                    (_("Ground"), policy.citation),
                )
            ),
        ),
    )


def _staffing(version: StaffingRulesVersion | None) -> Section:
    rules = version.as_rules if version else StaffingStandard()
    name = version.version if version else _("the building standard")
    rows = (*staffing_lines(rules).items(), (_("Ground"), rules.citation))
    return Section(_("Rules of staffing: %(version)s") % {"version": name}, (Pairs(rows),))


POLICIES = PackPart("policies", "规则与版本", lambda asked: asked.screen("certification_policy"), _hold)
