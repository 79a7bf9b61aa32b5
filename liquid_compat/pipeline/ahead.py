"""Stylesheets that are converted in processes of their own, begun before anybody asks for them.

To compile one often takes longer than to render all the rest, and hangs on little: its text, the converter's options,
files. Who needs it waits for it, and gets the same value as from the converter itself.
"""

from __future__ import annotations

import gc
import marshal
import os
import select
import signal
import struct
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

from ..converters.base import Conversion, Converter, SourcePlace
from ..converters.chain import ConverterChain
from ..converters.sass import SassConverter
from ..converters.scratch import scratch_file
from ..errors import LiquidCompatError, Location, Problem
from .stylesheets import Source, foreseen_stylesheets

if TYPE_CHECKING:
    from types import TracebackType

    from ..config.load import Config
    from ..content.item import Item
    from ..content.site import Site

_MOST = 16
"""So many stylesheets at once are begun; of more, the workers take the others."""
_HEAD = struct.Struct("<Q")
_PATIENCE = 5.0
"""Seconds in which a process that is no more needed may put its things away."""


class Ahead:
    """The conversions that were begun, each in one of a few processes; at the end of the context none of them is left.

    A process that fails or is killed leaves nothing: whoever wants its stylesheet then converts it, and meets the same.
    """

    def __init__(self, processes: int) -> None:
        """`processes` is how many may run at once besides this one; 0 to begin nothing."""
        self.items: set[Item] = set()
        """Those whose conversions were begun."""
        self.began = time.time_ns()
        """Nothing was begun before, in nanoseconds."""
        self._processes = processes
        self._is_first = False
        self._begun: dict[tuple[str, SourcePlace], _Begun] = {}
        self._children: list[tuple[int, list[_Begun]]] = []

    def __enter__(self) -> Ahead:
        """Nothing is begun yet."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End what is still going on."""
        children, self._children = self._children, []
        for child, begun in children:
            if not all(one.is_over for one in begun):
                os.kill(child, signal.SIGTERM)
                if not all(one.ends_within(_PATIENCE) for one in begun):
                    os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            for one in begun:
                one.close()
        self._begun.clear()

    @property
    def is_possible(self) -> bool:
        """Whether anything can be begun."""
        return self._processes > 0

    @property
    def running(self) -> int:
        """How many processes are still at work."""
        return sum(not all(one.ends_within(0) for one in begun) for _, begun in self._children)

    def begin_first(self, config: Config) -> None:
        """Begin with the stylesheets of a site that nobody has read yet, where nothing is kept of an earlier build."""
        if self.is_possible:
            self._is_first = True
            sources, chain = foreseen_stylesheets(config)
            self.begin(sources, chain)

    def begin_early(self, site: Site, chain: ConverterChain) -> None:
        """Begin with those of a site that was just read, as far as they hang on nothing else, if there was a first."""
        for page in site.pages if self._is_first else ():
            converters = chain.for_ext(page.ext)
            if page.is_sass and not page.renders_liquid(page.content) and all(map(_is_own, converters)):
                self.begin([Source.of(page, page.content)], chain)

    def begin(self, sources: Iterable[Source], chain: ConverterChain) -> None:
        """Begin to convert stylesheets, as far as that is worth it."""
        wanted = []
        for source in sources:
            if self._find(source.text, source.place, chain.for_ext(source.item.ext)) is not None:
                self.items.add(source.item)
            elif source.is_worth_it and _is_screened(source, chain):
                wanted.append(source)
        wanted = wanted[: max(0, _MOST - len(self._begun))]
        count = min(self._processes, len(wanted))
        for number in range(count):
            self._fork(wanted[number::count], chain)

    def _fork(self, sources: Sequence[Source], chain: ConverterChain) -> None:
        """Have a process convert stylesheets one after the other."""
        begun: list[_Begun] = []
        try:
            begun += (_Begun() for _ in sources)
            child = os.fork()
        except OSError:  # no more processes, or no more files
            for one in begun:
                one.leave()
                one.close()
            return
        if child == 0:
            _work(sources, begun, chain)
        self._children.append((child, begun))
        for source, one in zip(sources, begun, strict=True):
            one.leave()
            one.converters = chain.for_ext(source.item.ext)
            self._begun[source.text, source.place] = one
            self.items.add(source.item)

    def take(self, text: str, place: SourcePlace, converters: Sequence[Converter]) -> Conversion | None:
        """What came of a stylesheet, when it is there; None where it wasn't begun, or nothing came of it.

        Processes that were forked meanwhile may ask too.
        """
        one = self._find(text, place, converters)
        return None if one is None else one.result()

    def _find(self, text: str, place: SourcePlace, converters: Sequence[Converter]) -> _Begun | None:
        """A conversion that was begun, by these converters or by such as do the same."""
        one = self._begun.get((text, place))
        return one if one is not None and _alike(one.converters, converters) else None


def _is_own(converter: Converter) -> bool:
    """Whether what a converter gives follows from the text, files, and options that are known when it is made."""
    return isinstance(converter, SassConverter) and not converter.has_functions


def _alike(some: Sequence[Converter], others: Sequence[Converter]) -> bool:
    """Whether two chains of converters do the same."""
    pairs = zip(some, others, strict=False)
    return len(some) == len(others) and all(a is b or (isinstance(a, SassConverter) and a.is_like(b)) for a, b in pairs)


def _is_screened(source: Source, chain: ConverterChain) -> bool:
    """See to it that folders of links, if there must be any, are this process's, which puts them away."""
    try:
        for converter in chain.for_ext(source.item.ext):
            if isinstance(converter, SassConverter):
                converter.load_paths()
    except LiquidCompatError:  # which is met again
        return False
    return True


class _Begun:
    """One conversion. Its result goes into a file in memory; a pipe that all its writers have closed tells when."""

    def __init__(self) -> None:
        self._done, self._going_on = os.pipe()
        self._file = scratch_file()
        self.is_over = False
        self.converters: Sequence[Converter] = ()

    def leave(self) -> None:
        """This process has nothing more to do for it."""
        os.close(self._going_on)

    def put(self, conversion: Conversion) -> None:
        """Write the result down; called by the one who does it."""
        data = marshal.dumps((conversion.text, conversion.extras, list(map(_plain, conversion.warnings))))
        with os.fdopen(self._file, "wb", closefd=False) as stream:
            stream.write(_HEAD.pack(len(data)))
            stream.write(data)

    def result(self) -> Conversion | None:
        """The result, waited for; None if there is none."""
        os.read(self._done, 1)
        self.is_over = True
        data = os.pread(self._file, os.fstat(self._file).st_size, 0)
        if len(data) < _HEAD.size or _HEAD.unpack_from(data)[0] != len(data) - _HEAD.size:
            return None  # killed before it was ready, or it has failed
        text, extras, warnings = marshal.loads(data[_HEAD.size :])
        return Conversion(text, extras, tuple(map(_problem, warnings)))

    def ends_within(self, seconds: float) -> bool:
        """Whether whoever does it is ready, or gone, after so long at most."""
        poll = select.poll()  # `select` knows no descriptors from 1,024 on
        poll.register(self._done, select.POLLIN)
        return bool(poll.poll(seconds * 1000))

    def close(self) -> None:
        """Give back what the system keeps for it."""
        os.close(self._done)
        os.close(self._file)


def _plain(problem: Problem) -> tuple[Any, ...]:
    """A problem as `marshal` takes it, which needs no import, as `pickle` does."""
    return tuple(tuple(part) if isinstance(part, Location) else part for part in problem)


def _problem(parts: tuple[Any, ...]) -> Problem:
    """A problem that was plain."""
    found: list[Any] = [Location(*part) if isinstance(part, tuple) else part for part in parts]
    return Problem(*found)


def _work(sources: Sequence[Source], begun: Sequence[_Begun], chain: ConverterChain) -> NoReturn:
    """What a child does. When it is told to end it still puts away what it has made on the way."""
    try:
        signal.signal(signal.SIGINT, _end)
        signal.signal(signal.SIGTERM, _end)
        gc.disable()
        for source, one in zip(sources, begun, strict=True):
            with suppress(Exception):
                one.put(chain.convert(source.text, source.place, source.item.ext))
            one.leave()
    finally:
        os._exit(0)


def _end(number: int, frame: object) -> None:
    raise SystemExit
