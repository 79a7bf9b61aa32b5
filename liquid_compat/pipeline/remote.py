"""Rendering by an executor: in processes that have nothing of this one, each of which reads the site for itself.

What a worker gets is the configuration, with the moment of the build in it, and, where it may be on another machine,
the files of the source. It reads the site once and renders the portions that it is given. It refuses where what it has
read isn't the same; what it refuses, or fails in, or is killed at, is rendered by whoever asks for it.
"""

from __future__ import annotations

import os
import pickle
import platform
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..config.load import Config
from ..content.site import Site
from ..errors import ConfigError, Warnings
from ..version import __version__
from .answers import Answers
from .prepared import PreparedSite, prepare
from .reads import ReadNames
from .render import Rendered
from .results import Results
from .sent import Sent
from .source_archive import packed, unpacked
from .workers import LEAST_ITEMS, Portion, render_portion, take

_MOST_PORTIONS = 64
_rendering = threading.Lock()  # a site is rendered by one thread at a time, and a worker may have several


@dataclass(frozen=True, slots=True)
class Pool:
    """An executor, and how its workers come by the source."""

    executor: Executor
    share: Callable[[bytes], Any] | None = None
    """Puts an archive of the source where every worker has it, and gives what an argument of a task is to be for the
    worker to get it. None where the workers see the same files as this process does."""


@contextmanager
def connected(address: str) -> Iterator[Pool]:
    """The workers of a Dask cluster (`dask://HOST:PORT`). Raises ConfigError for one that isn't there."""
    scheme, _, place = address.partition("://")
    if scheme != "dask" or not place:
        raise ConfigError(f"{address} is no executor that is known", hint="Write --executor dask://HOST:PORT.")
    try:
        from distributed import Client
    except ImportError as error:
        hint = "Install it: pip install 'liquid-compat[dask]'"
        raise ConfigError(f"{address} needs Dask, which is not installed", hint=hint) from error
    try:
        client = Client(f"tcp://{place}", timeout=10, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        hint = "Is it the address that `dask scheduler` printed?"
        raise ConfigError(f"There is no Dask scheduler at {place}", hint=hint) from error
    with client, client.get_executor(pure=False) as executor:
        yield Pool(executor, lambda data: client.scatter(data, broadcast=True))


@contextmanager
def spawned(workers: int) -> Iterator[Pool]:
    """So many processes that have nothing of this one."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
        yield Pool(executor)


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """What a worker reads the site by. `records`: whether it is to record what is read."""

    config: Config
    records: bool
    fingerprint: bytes


def render_by_pool(
    results: Results,
    positions: Sequence[int],
    pool: Pool,
    prepared: PreparedSite,
    told: Callable[[int, Rendered | Sent], None],
) -> None:
    """Render the items at `positions`; `told` gets each result, in no order. What no worker gives back is left out.

    What all workers find out of the others' items on the way, each finds out for itself.
    """
    size = max(LEAST_ITEMS, -(-len(positions) // _MOST_PORTIONS))
    portions = [positions[at : at + size] for at in range(0, len(positions), size)]
    try:
        snapshot = pickle.dumps(_Snapshot(prepared.given, results.records, _fingerprint(prepared.site, results)))
    except (TypeError, AttributeError, pickle.PicklingError):  # such as a time zone that has no name
        return
    source = None if pool.share is None else pool.share(packed(prepared.given))
    futures = []
    with suppress(RuntimeError):  # an executor whose workers have died takes no more
        for portion in portions:
            futures.append(pool.executor.submit(_render, snapshot, source, portion))
    try:
        for future in as_completed(futures):
            if future.exception() is None:
                take(results, future.result(), told)
    finally:
        for future in futures:
            future.cancel()


def _fingerprint(site: Site, results: Results) -> bytes:
    """What tells a site from others: our version, its items with their texts, its theme's files."""
    found = blake2b(f"{__version__} {platform.python_version()}".encode(), digest_size=16)
    for item in results.items:
        found.update(f"\0{type(item).__name__}\0{item.relative_path}\0{item.content}".encode("utf-8", "surrogatepass"))
    if site.theme is not None:
        for file in sorted(path for path in Path(site.theme.root).rglob("*") if path.is_file()):
            found.update(f"\0{file.relative_to(site.theme.root)}\0".encode("utf-8", "surrogatepass"))
            found.update(file.read_bytes())
    return found.digest()


# What follows runs in a worker.


def _render(snapshot: bytes, source: bytes | None, positions: Sequence[int]) -> Portion:
    """Render a portion. Raises ValueError where the site comes out another than the one that it belongs to."""
    with _rendering:
        return render_portion(_results(snapshot, source), positions)


def _recorder(prepared: PreparedSite, results: Results) -> ReadNames:
    answers = Answers(prepared, results)
    return ReadNames(answers.names, answers.varies)


@lru_cache(maxsize=1)
def _results(snapshot: bytes, source: bytes | None) -> Results:
    """Room for the results of the site, which is read for it."""
    told: _Snapshot = pickle.loads(snapshot)
    config = told.config
    if source is not None:
        config = config.replaced(source=Path(os.path.realpath(_folder(source).name)))
    prepared = prepare(config, Warnings())
    results = prepared.results()
    if _fingerprint(prepared.site, results) != told.fingerprint:
        raise ValueError("the site that was read here is another one")
    if told.records:
        prepared.renderer.record_with(_recorder(prepared, results))
    return results


@lru_cache(maxsize=1)
def _folder(source: bytes) -> TemporaryDirectory[str]:
    """A folder with the files of the source, for as long as this process lives."""
    folder = TemporaryDirectory(prefix="liquid-compat-")
    unpacked(source, folder.name)
    return folder
