"""Rendering on all cores: forked processes that take items in turn and send back what came of them."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import selectors
import signal
import struct
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from ..converters.base import Conversion
from .outline import Outline
from .processes import can_fork, most_at_once
from .reads import Reads
from .render import Rendered, Told
from .results import Results
from .sent import Sent, to_send

LEAST_ITEMS = 12
"""So many items a worker should have, or its start costs more than it gains."""
LEAST_ITEMS_SPAWNED = 100
"""So many where a worker has to read the site for itself."""
_SHARES = 20
"""Into so many portions per worker the items are cut: the last ones to finish wait for little."""
_PIPE = 1 << 20
"""Bytes; more is not for everybody."""
_NUMBER = struct.Struct("<I")
_HEAD = struct.Struct("<Q")


def worker_count(jobs: int | None, items: int) -> int:
    """How many workers to start; 1 where the items are few."""
    least = LEAST_ITEMS if can_fork() else LEAST_ITEMS_SPAWNED
    return max(1, min(most_at_once(jobs), items // least))


class Portion(NamedTuple):
    """What came of some of the items, in another process."""

    rendered: list[tuple[int, Rendered | Sent]]
    excerpts: dict[int, Told]
    """Those that were rendered on the way."""
    circular: set[object]
    config_reads: set[str]
    groups: dict[str, Reads]
    """What items read in common, by name."""
    markdown: dict[str, Conversion]
    """What `markdownify` made, by text: another item may ask for the same."""
    outlines: dict[int, Outline]
    """What is to be known of the results to keep them, if that is wanted."""


def render_portion(results: Results, positions: Sequence[int]) -> Portion:
    """Render items; one that fails is left out, so that whoever asks for it renders it again and meets the same."""
    known, groups, texts = results.excerpt_count, len(results.groups), len(results.markdown)
    found: list[tuple[int, Rendered | Sent]] = []
    for position in positions:
        try:
            rendered = results.at(position)
            is_text = results.prepare(position)
            found.append((position, to_send(rendered, with_content=is_text)))
        except Exception:  # noqa: BLE001
            continue
    new_groups = dict(islice(results.groups.items(), groups, None))
    markdown = dict(islice(results.markdown.items(), texts, None))
    outlines = {position: results.outline(position, sent) for position, sent in found} if results.records else {}
    excerpts = results.excerpts(known)
    return Portion(found, excerpts, results.circular, set(results.config_reads), new_groups, markdown, outlines)


def take(results: Results, portion: Portion, told: Callable[[int, Rendered | Sent], None]) -> None:
    """Put what came of a portion in its place; `told` gets the result of each item."""
    results.put_excerpts(portion.excerpts)
    results.circular.update(portion.circular)
    results.config_reads.update(portion.config_reads)
    results.groups.update(portion.groups)
    results.markdown.update(portion.markdown)
    results.put_outlines(portion.outlines)
    for position, rendered in portion.rendered:
        told(position, rendered)


def render_in_workers(
    results: Results,
    positions: Sequence[int],
    workers: int,
    told: Callable[[int, Rendered | Sent], None],
    meanwhile: Callable[[], None],
) -> None:
    """Render the items at `positions` in so many processes; `told` gets each result, in no order.

    Excerpts that were rendered on the way are put in their place. After each portion this process has time for what is
    done `meanwhile`.

    An item that fails, or whose worker is killed, is left out: whoever asks for it renders it again and gets the error.
    So are all where the system has no more processes to give.
    """
    size = max(1, -(-len(positions) // (workers * _SHARES)))
    portions = [positions[at : at + size] for at in range(0, len(positions), size)]
    to_do, numbers = os.pipe()
    os.write(numbers, b"".join(_NUMBER.pack(number) for number in range(len(portions))))
    children: dict[int, int] = {}  # where the results are read from, and the process that writes them
    gc.freeze()  # what is there already isn't looked through in the children, so its memory stays shared
    try:
        for _ in range(workers):
            found = _forked()
            if found is None:
                break
            child, reading, writing = found
            if child == 0:
                os.close(numbers)
                os.close(reading)
                _work(results, portions, to_do, writing)
            os.close(writing)
            children[reading] = child
        os.close(to_do)
        os.close(numbers)
        to_do = numbers = -1
        _collect(children, results, told, meanwhile)
    finally:
        for end in (to_do, numbers):
            if end >= 0:
                os.close(end)
        for reading, child in children.items():
            os.close(reading)
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        gc.unfreeze()


def _widen(pipe: int) -> None:
    """Let a pipe hold a portion, where that can be, so that who sends it goes on at once."""
    import fcntl  # which there is where processes can fork

    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _forked() -> tuple[int, int, int] | None:
    """What `os.fork` gives, and the ends of a pipe to read from and to write to; None where there is none to be had."""
    ends: tuple[int, ...] = ()
    try:
        ends = reading, writing = os.pipe()
        _widen(reading)
        return os.fork(), reading, writing
    except OSError:
        for end in ends:
            os.close(end)
        return None


def _work(results: Results, portions: Sequence[Sequence[int]], to_do: int, writing: int) -> None:
    """What a child does: take portions until there are no more. Doesn't return."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        with os.fdopen(writing, "wb") as stream:
            while number := os.read(to_do, _NUMBER.size):
                portion = render_portion(results, portions[_NUMBER.unpack(number)[0]])
                data = pickle.dumps(portion, pickle.HIGHEST_PROTOCOL)
                stream.write(_HEAD.pack(len(data)))
                stream.write(data)
                stream.flush()
    finally:
        os._exit(0)


def _collect(
    children: dict[int, int],
    results: Results,
    told: Callable[[int, Rendered | Sent], None],
    meanwhile: Callable[[], None],
) -> None:
    """Read what the children send until all are done; a message that is cut short is left out."""
    with selectors.DefaultSelector() as selector:
        buffers = {reading: bytearray() for reading in children}
        for reading in children:
            selector.register(reading, selectors.EVENT_READ)
        while selector.get_map():
            for key, _ in selector.select():
                data = os.read(key.fd, 1 << 20)
                if not data:
                    selector.unregister(key.fd)
                    continue
                buffer = buffers[key.fd]
                buffer += data
                while len(buffer) >= _HEAD.size:
                    end = _HEAD.size + _HEAD.unpack_from(buffer)[0]
                    if len(buffer) < end:
                        break
                    with memoryview(buffer) as view:
                        take(results, pickle.loads(view[_HEAD.size : end]), told)
                    del buffer[:end]
                    meanwhile()
