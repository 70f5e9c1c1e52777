"""What must travel upward: a message in the sender's transaction, a delivery per subscriber."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboxMessage(models.Model):
    """Said once (`key` is unique), delivered at least once to every subscriber of its topic. State, not ledger."""

    topic = models.CharField(_("topic"), max_length=80)
    key = models.CharField(_("key"), max_length=200, unique=True)
    payload = models.JSONField(_("payload"), default=dict)
    created_at = models.DateTimeField(_("created at"))

    class Meta:
        verbose_name = _("outbox message")
        verbose_name_plural = _("outbox messages")

    def __str__(self) -> str:
        return self.key


class OutboxDelivery(models.Model):
    """One subscriber's share of a message: how often tried, when done, what went wrong last."""

    message = models.ForeignKey(OutboxMessage, models.CASCADE, related_name="deliveries", verbose_name=_("message"))
    subscriber = models.CharField(_("subscriber"), max_length=80)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    done_at = models.DateTimeField(_("done at"), null=True)
    error = models.TextField(_("error"), blank=True)

    class Meta:
        verbose_name = _("outbox delivery")
        verbose_name_plural = _("outbox deliveries")
        constraints = [models.UniqueConstraint(fields=["message", "subscriber"], name="delivery_once_per_subscriber")]
        indexes = [models.Index(fields=["done_at", "attempts"], name="delivery_open")]

    def __str__(self) -> str:
        return f"{self.message_id} → {self.subscriber}"
