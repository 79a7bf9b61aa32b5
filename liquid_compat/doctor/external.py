"""Links to other sites: asked one host at a time, with patience, and not again for a week."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import httpx

_AGENT = "liquid-compat doctor (link check)"
_BLOCKED = frozenset({401, 403, 405, 407, 429, 451, 501, 503, 999})
"""Answers that mean that a host doesn't talk to programs, not that the page is gone."""
_GONE = frozenset({404, 410})
_WEEK = 7 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Patience:
    """How requests are made: seconds until one is given up, how often it is repeated, seconds before the first
    repetition (doubled each time), and how many hosts are asked at once."""

    timeout: float = 10.0
    retries: int = 2
    backoff: float = 1.0
    at_once: int = 8


@dataclass(frozen=True, slots=True)
class Memory:
    """Good answers of earlier runs: a JSON file from address to the second of its answer. None: nothing is kept."""

    file: Path | None
    now: float
    kept: float = _WEEK

    def read(self) -> dict[str, float]:
        """What is known and young enough; nothing where the file is missing or broken."""
        try:
            known = json.loads(self.file.read_text(encoding="utf-8")) if self.file is not None else {}
            return {url: float(at) for url, at in known.items() if 0 <= self.now - float(at) < self.kept}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def write(self, known: Mapping[str, float]) -> None:
        """Keep what is known; where that can't be done, the next run asks again."""
        if self.file is None:
            return
        staged = self.file.with_name(f"{self.file.name}.{os.getpid()}")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            staged.write_text(json.dumps(known, indent=0, sort_keys=True), encoding="utf-8")
            os.replace(staged, self.file)
        except OSError:
            staged.unlink(missing_ok=True)


def dead_links(
    addresses: Iterable[str],
    patience: Patience,
    memory: Memory,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, str]:
    """The addresses that are dead, with what is wrong. Hosts that refuse programs count as alive."""
    known = memory.read()
    waiting = sorted({url for url in addresses if url not in known}, key=lambda url: (_host(url), url))
    hosts = [list(group) for _, group in groupby(waiting, _host)]
    dead: dict[str, str] = {}
    done = 0
    with _client(patience) as client, ThreadPoolExecutor(patience.at_once) as pool:
        for results in pool.map(lambda urls: list(_ask_host(client, urls, patience)), hosts):
            for url, problem in results:
                done += 1
                if problem is None:
                    known[url] = memory.now
                else:
                    dead[url] = problem
            if progress is not None:
                progress(done, len(waiting))
    memory.write(known)
    return dead


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _client(patience: Patience) -> httpx.Client:
    import httpx

    return httpx.Client(
        timeout=patience.timeout, follow_redirects=True, max_redirects=10, headers={"User-Agent": _AGENT}
    )


def _ask_host(client: httpx.Client, urls: list[str], patience: Patience) -> Iterator[tuple[str, str | None]]:
    """Ask one host, address by address; after two that it doesn't answer at all the rest isn't asked."""
    silent = 0
    for url in urls:
        problem, answered = (_ask(client, url, patience)) if silent < 2 else ("the host does not answer", False)
        silent = 0 if answered else silent + 1
        yield url, problem


def _ask(client: httpx.Client, url: str, patience: Patience) -> tuple[str | None, bool]:
    """What is wrong with an address (None: nothing), and whether anybody answered."""
    import httpx

    problem, answered = "", False
    for attempt in range(patience.retries + 1):
        if attempt:
            time.sleep(patience.backoff * 2 ** (attempt - 1))
        try:
            status = client.head(url).status_code
            if status >= 400:  # many servers know GET only
                with client.stream("GET", url) as response:
                    status = response.status_code
        except httpx.TooManyRedirects:
            return "it redirects without end", True
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            return "it is no address", True
        except httpx.HTTPError as error:
            problem = f"no answer: {error or type(error).__name__}"
            continue
        answered = True
        if status < 400 or status in _BLOCKED:
            return None, True
        problem = f"the answer is {status}"
        if status in _GONE:
            break
    return problem, answered
