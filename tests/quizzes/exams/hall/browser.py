"""As much of a browser as an exam needs: cookies, the CSRF token, one connection kept open."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from tests.quizzes.exams.hall.server import HOST

Fields = Mapping[str, str | int | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    text: str
    location: str = ""

    @property
    def json(self) -> Any:
        return json.loads(self.text)


@dataclass(slots=True)
class Browser:
    """Raises OSError or HTTPException when the server isn't there; the next request connects anew."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    timeout: float = 60
    connection: HTTPConnection | None = None

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None, {})

    def post(self, path: str, fields: Fields, *, accept: str = "application/json") -> Answer:
        """A form, with the token of the session as a page's script sends it."""
        headers = self._form_headers() | {"Accept": accept}
        return self._ask("POST", path, urlencode(fields, doseq=True), headers)

    def post_and_hang_up(self, path: str, fields: Fields) -> None:
        """Send it and don't wait: whether it arrived, nobody knows."""
        other = Browser(self.port, self.cookies)
        try:
            other._send("POST", path, urlencode(fields, doseq=True), self._form_headers())
        finally:
            other.close()

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def _form_headers(self) -> dict[str, str]:
        token = self.cookies.setdefault("csrftoken", secrets.token_hex(16))
        return {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": token}

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        kept = self.connection is not None
        try:
            self._send(method, path, body, headers)
            response = self.connection.getresponse()
            text = response.read().decode()
        except ConnectionError:
            self.close()
            if kept:  # the server had hung up on a connection that lay idle; browsers dial again
                return self._ask(method, path, body, headers)
            raise
        except Exception:
            self.close()
            raise
        self._keep_cookies(response)
        return Answer(response.status, text, response.headers.get("Location", ""))

    def _send(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> None:
        if self.connection is None:
            self.connection = HTTPConnection(HOST, self.port, timeout=self.timeout)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.connection.request(method, path, body, {**headers, "Cookie": cookies})

    def _keep_cookies(self, response: HTTPResponse) -> None:
        for header in response.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
