"""A wire between the browser and the server that can be cut. Chromium's own offline mode lets the last request of a
page that goes away through; a cut wire doesn't."""

import socket
import threading
from contextlib import suppress
from urllib.parse import urlsplit

CHUNK = 65536


class Wire:
    """Carries bytes from an address of its own to the server's; while it is cut every connection breaks at once."""

    def __init__(self, address: str) -> None:
        there = urlsplit(address)
        self._there = (there.hostname, there.port)
        self._ears = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._lock = threading.Lock()
        self._is_cut = False
        self.address = f"http://127.0.0.1:{self._ears.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        with self._lock:
            self._is_cut = True
            for end in self._open:
                _end(end)
            self._open.clear()

    def mend(self) -> None:
        """Whoever knocked while it was cut is turned away first, in the order they came: ourselves as the last."""
        with suppress(OSError), socket.create_connection(self._ears.getsockname()) as knock:
            knock.recv(1)
        with self._lock:
            self._is_cut = False

    def close(self) -> None:
        self.cut()
        _end(self._ears)

    def _listen(self) -> None:
        while True:
            try:
                here, _address = self._ears.accept()
            except OSError:
                return
            with self._lock:
                if self._is_cut:
                    _end(here)
                    continue
                there = socket.create_connection(self._there)
                self._open += [here, there]
            for one, other in ((here, there), (there, here)):
                threading.Thread(target=_carry, args=(one, other), daemon=True).start()


def _carry(one: socket.socket, other: socket.socket) -> None:
    try:
        while chunk := one.recv(CHUNK):
            other.sendall(chunk)
    except OSError:
        pass
    _end(one)
    _end(other)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
