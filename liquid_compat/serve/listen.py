"""The sockets that a server listens on."""

from __future__ import annotations

import errno
import socket
import sys

from ..errors import ConfigError


def bound_sockets(host: str, port: int) -> list[socket.socket]:
    """A socket for each address of a host, at this port; with 0 at one that is free.

    Raises ConfigError where that can't be.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise ConfigError(f"There is no host {host}: {error}", hint="Give an address of this machine.") from error
    sockets: list[socket.socket] = []
    try:
        for family, kind, protocol, _, address in dict.fromkeys(found):
            if sockets:  # the same port for all of them
                address = (address[0], sockets[0].getsockname()[1], *address[2:])
            try:
                sockets.append(_bound(socket.socket(family, kind, protocol), address))
            except OSError as error:
                if error.errno in (errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL) and len(found) > 1:
                    continue  # a machine without IPv6
                raise _refused(host, port, error) from error
    except BaseException:
        close(sockets)
        raise
    if not sockets:
        raise ConfigError(f"{host} is no address of this machine")
    return sockets


def close(sockets: list[socket.socket]) -> None:
    """Close all."""
    for listening in sockets:
        listening.close()


def _bound(listening: socket.socket, address: tuple[object, ...]) -> socket.socket:
    try:
        if sys.platform == "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:  # a server that has just ended leaves its port half closed for a minute
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if listening.family == socket.AF_INET6:
            listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listening.bind(address)
        listening.listen(128)
    except BaseException:
        listening.close()
        raise
    return listening


def _refused(host: str, port: int, error: OSError) -> ConfigError:
    if error.errno == errno.EADDRINUSE:
        return ConfigError(
            f"Port {port} of {host} is in use: another server listens there",
            hint=f"End it, or serve at another port: --port {port + 1}.",
        )
    if error.errno == errno.EACCES:
        return ConfigError(f"Port {port} of {host} is not for everyone", hint="Use one from 1024 up: --port 4000.")
    return ConfigError(f"{host}:{port} can't be listened at: {error.strerror}")
