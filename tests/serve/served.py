"""What the tests of the server share: a site that is served, and raw requests."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import httpx
from websockets.sync.client import connect

from liquid_compat.serve import Server
from tests.conftest import NOW, Sandbox

PATIENCE = 60
"""Seconds after which what did not happen is a failure; as a rule it takes a fraction of one."""
ENVIRON = {"TZ": "UTC", "SOURCE_DATE_EPOCH": NOW, "LIQUID_COMPAT_PROFILE": "jekyll", "LIQUID_COMPAT_OFFLINE": "1"}


def server_of(site: Sandbox, environ: dict[str, str] | None = None, **options: object) -> Server:
    """A server for a site, at a free port."""
    given = {"source": str(site.source), "destination": str(site.destination), "port": 0, **options}
    return Server(given, environ={**ENVIRON, **(environ or {})})


def get(server: Server, path: str, **headers: str) -> httpx.Response:
    """The answer to a request; names of headers have their dashes as underscores."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.get(f"http://127.0.0.1:{server.port}{path}", headers=given)


def raw(server: Server, request: bytes) -> tuple[int, bytes]:
    """Status and body of the answer to bytes that no client would send; 0 for none."""
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as connection:
        answer = b""
        with suppress(OSError):  # one that is no request may be cut short
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            while chunk := connection.recv(1 << 16):
                answer += chunk
    if not answer:
        return 0, b""
    return int(answer.split()[1]), answer.partition(b"\r\n\r\n")[2]


class Browser:
    """What a page that is open in a browser is told."""

    def __init__(self, server: Server) -> None:
        address = f"127.0.0.1:{server.port}"
        self._address = f"ws://{address}/__liquid-compat/socket"
        self._origin: Any = f"http://{address}"
        self.states: list[dict[str, Any]] = []

    @property
    def state(self) -> dict[str, Any]:
        return self.states[-1]

    def next(self, timeout: float = PATIENCE) -> dict[str, Any]:
        """What is told next."""
        state: dict[str, Any] = json.loads(self._socket.recv(timeout))
        self.states.append(state)
        return state

    def until(self, what: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """The state that is so, now or later."""
        while not what(self.state):
            self.next()
        return self.state

    def __enter__(self) -> Browser:
        with ExitStack() as stack:
            self._socket = stack.enter_context(connect(self._address, origin=self._origin, proxy=None))
            self._open = stack.pop_all()
        self.next()
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()


def until(what: Callable[[], object]) -> None:
    """Wait until it is so."""
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)


def tree(folder: Path) -> dict[str, bytes]:
    """The files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
