"""A chat group's robot, by DingTalk's documented scheme (浙政钉 has the same one). Off until an address is configured.

The message is a number and nothing else: who, which matter, what for stands in the house, behind the sign-in.
"""

import base64
import hashlib
import hmac
import json
from datetime import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import ngettext

from academy.reminders.domain.quiet import is_quiet, speaks_at
from ledger import outbox

PATIENCE = 10
"""Seconds the receiver has to answer."""


class RobotRefusedError(RuntimeError):
    """The receiver answered, and said no; its code is kept, its words and our address are not."""


def sign(secret: str, moment: int) -> str:
    """Base64 of the HMAC-SHA256, under the secret, of "milliseconds newline secret"."""
    return base64.b64encode(hmac.digest(secret.encode(), f"{moment}\n{secret}".encode(), hashlib.sha256)).decode()


def signed_address(url: str, secret: str, moment: int) -> str:
    """The robot's address with the moment (milliseconds) and its signature; without a secret as it is."""
    if not secret:
        return url
    query = urlencode({"timestamp": moment, "sign": sign(secret, moment)})
    return f"{url}{'&' if urlsplit(url).query else '?'}{query}"


def on_reminder_robot(payload: dict[str, Any], *, at: datetime) -> None:
    """Tell the group how many things are due; in the quiet hours later."""
    if not settings.ROBOT_URL:
        return
    local = timezone.localtime(at)
    if is_quiet(local):
        raise outbox.Later(speaks_at(local))
    count = payload["count"]
    with translation.override(settings.LANGUAGE_CODE):
        words = ngettext(
            "%(count)d thing is due. Sign in to see it.", "%(count)d things are due. Sign in to see them.", count
        ) % {"count": count}
    _post({"msgtype": "text", "text": {"content": words}}, at=at)


def _post(message: dict[str, Any], *, at: datetime) -> None:
    address = signed_address(settings.ROBOT_URL, settings.ROBOT_SECRET, int(at.timestamp() * 1000))
    headers = {"Content-Type": "application/json; charset=utf-8"}
    request = Request(address, json.dumps(message, ensure_ascii=False).encode(), headers, method="POST")
    with urlopen(request, timeout=PATIENCE) as response:
        said = json.loads(response.read(65536))
    if said.get("errcode") != 0:
        raise RobotRefusedError(f"errcode {said.get('errcode')}")
