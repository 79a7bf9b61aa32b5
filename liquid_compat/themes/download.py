"""Fetching files: time-outs, retries, a bound on the size, a bar on a terminal; imported when something is fetched."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx

from ..errors import LiquidCompatError

_TRIES = 3
_WAIT = 1.0  # seconds before the second try; doubled before each further one
_LONGEST_WAIT = 30.0
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
LARGEST = 256 << 20
"""Bytes that one file may have."""


class DownloadError(LiquidCompatError):
    """Something that can't be fetched."""


def fetch(address: str, sleep: Callable[[float], None] = time.sleep) -> bytes | None:
    """The content at an address; None where there is nothing (404).

    Redirects are followed. Raises DownloadError for a refusal, an answer that breaks off or is too large, a server that
    can't be reached or is busy after the last of three tries.
    """
    timeout = httpx.Timeout(30.0, connect=10.0)
    wait = _WAIT
    reason = ""
    with httpx.Client(follow_redirects=True, timeout=timeout, headers={"User-Agent": "liquid-compat"}) as client:
        for attempt in range(_TRIES):
            if attempt:
                sleep(wait)
                wait = min(wait * 2, _LONGEST_WAIT)
            try:
                with client.stream("GET", address) as response:
                    if response.status_code == 404:
                        return None
                    if response.status_code in _PASSING:
                        reason = f"it answers {response.status_code}"
                        wait = _asked_wait(response, wait)
                        continue
                    if response.status_code >= 400:
                        raise DownloadError(f"{address} can't be fetched: it answers {response.status_code}")
                    return _body(response, address)
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
                reason = str(error) or type(error).__name__
    raise DownloadError(
        f"{address} can't be fetched: {reason}",
        hint="Look at the network and the proxy settings, or build again later; what was fetched once is kept.",
    )


def _asked_wait(response: httpx.Response, wait: float) -> float:
    """How long to wait: what `Retry-After` says, within reason."""
    asked = response.headers.get("Retry-After", "")
    return min(float(asked), _LONGEST_WAIT) if asked.isdigit() else wait


def _body(response: httpx.Response, address: str) -> bytes:
    length = response.headers.get("Content-Length", "")
    total = int(length) if length.isdigit() else None
    if total is not None and total > LARGEST:
        raise DownloadError(f"{address} is too large: {total} bytes")
    body = bytearray()
    with _bar(address.rpartition("/")[2], total) as update:
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > LARGEST:
                raise DownloadError(f"{address} is too large: more than {LARGEST} bytes")
            update(len(chunk))
    return bytes(body)


@contextmanager
def _bar(label: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """A progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty() or not total:
        yield lambda count: None
        return
    import click

    with click.progressbar(length=total, label=label, file=sys.stderr) as bar:
        yield bar.update
