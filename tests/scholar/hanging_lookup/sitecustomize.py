"""Python runs this at its start if it is on the path: from then on, looking up an address takes ten minutes."""

import socket
import time


def _hang(*arguments: object, **options: object) -> None:
    time.sleep(600)


socket.getaddrinfo = _hang  # type: ignore[assignment]
