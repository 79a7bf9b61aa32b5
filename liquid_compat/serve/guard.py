"""Who may ask: requests for a name that isn't this machine's, and other sites' scripts, get nothing.

A site elsewhere can make its own name lead to this machine (DNS rebinding) and read what is served here; its requests
carry its name in `Host`. A page elsewhere can open a WebSocket to anywhere; its name is in `Origin`.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::([0-9]{1,5}))?", re.IGNORECASE)


class Guard:
    """Decides by the headers of a request."""

    def __init__(self, host: str, ports: Iterable[int]) -> None:
        """`host` is what the server listens on, `ports` those of this server."""
        self._ports = frozenset(ports)
        self._names = {"localhost", _plain(host)}
        address = _address(_plain(host))
        self._is_open = host == "" or (address is not None and address.is_unspecified)
        if self._is_open:
            name = socket.gethostname().lower()
            self._names |= {name, f"{name}.local"}

    def admits(self, host: str | None) -> bool:
        """Whether `Host` names this machine: localhost, a loopback address, or what the server listens on.

        A server that listens on all addresses is asked for by any of them; no name leads here by those.
        """
        match = _HOST.fullmatch(host or "")
        if match is None:
            return False
        name = _plain(match[1])
        address = _address(name)
        if address is not None:
            return address.is_loopback or self._is_open or name in self._names
        return name in self._names or name.endswith(".localhost")

    def admits_socket(self, host: str | None, origin: str | None) -> bool:
        """Whether a WebSocket is opened by a page of this server: one of its addresses is in `Origin`."""
        if origin is None or not self.admits(host):
            return False
        try:
            parts = urlsplit(origin)
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            return False
        if parts.scheme not in ("http", "https") or "@" in parts.netloc or origin != f"{parts.scheme}://{parts.netloc}":
            return False
        assert host is not None
        asked = _HOST.fullmatch(host)
        same_machine = asked is not None and _plain(asked[1]) == _plain(parts.hostname or "")
        return parts.netloc == host or (same_machine and port in self._ports)


def _plain(name: str) -> str:
    return name.lower().removeprefix("[").removesuffix("]").removesuffix(".")


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return address if mapped is None else mapped
