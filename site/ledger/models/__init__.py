"""What the ledger keeps. Import models from here."""

from ledger.models.audit import AuditEntry
from ledger.models.base import AppendOnlyError, LedgerModel
from ledger.models.check import SummaryCheck
from ledger.models.invariant_check import InvariantCheck
from ledger.models.job import Job
from ledger.models.outbox import OutboxDelivery, OutboxMessage
from ledger.models.reminder import Reminder, ReminderChoice, ReminderRulesVersion
from ledger.models.rules_version import RulesVersion

__all__ = [
    "AppendOnlyError",
    "AuditEntry",
    "InvariantCheck",
    "Job",
    "LedgerModel",
    "OutboxDelivery",
    "OutboxMessage",
    "Reminder",
    "ReminderChoice",
    "ReminderRulesVersion",
    "RulesVersion",
    "SummaryCheck",
]
