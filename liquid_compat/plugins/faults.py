"""Errors in a plugin's code, told with its file and line."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import LiquidCompatError, Location, PluginError
from ..templates.api import LiquidError

_HINT = "Mend the plugin there; --trace shows the whole way to it."


class Code(NamedTuple):
    """Where a plugin's code is: its folder or file, and what it is called in messages."""

    root: Path
    shown: str
    """The root as messages name it: relative to the site's source, or the package's name."""

    def place(self, error: BaseException) -> Location:
        """The innermost line of the plugin's own code that an exception went through."""
        if isinstance(error, SyntaxError) and error.filename and (name := self._name(error.filename)):
            return Location(name, error.lineno, error.offset, (error.text or "").rstrip("\n") or None)
        import traceback

        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if name := self._name(frame.filename):
                text = _line(frame.filename, frame.lineno)
                column = None if text is None else len(text) - len(text.lstrip()) + 1
                return Location(name, frame.lineno, column, text)
        return Location(self.shown)

    def _name(self, file: str) -> str | None:
        path = Path(file)
        if path == self.root:
            return self.shown
        return f"{self.shown}/{path.relative_to(self.root).as_posix()}" if path.is_relative_to(self.root) else None


def _line(file: str, number: int | None) -> str | None:
    try:
        lines = Path(file).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    return lines[number - 1] if number is not None and 0 < number <= len(lines) else None


@contextmanager
def told(code: Code, what: str) -> Iterator[None]:
    """Turn whatever a plugin's code raises into a PluginError; `what` says what failed, as `the tag shout`.

    What the plugin raises on purpose (a `LiquidCompatError`) keeps its words, and gets the place in its code.
    """
    try:
        yield
    except (LiquidCompatError, LiquidError) as error:
        if isinstance(error, PluginError):
            error.come_from(code.place(error))
        raise
    except (Exception, SystemExit) as error:
        import traceback

        words = traceback.format_exception_only(error)[-1].strip() if not isinstance(error, SyntaxError) else error.msg
        raise PluginError(f"{what} failed: {words}", hint=_HINT, origin=code.place(error)) from error


def watched(function: Callable[..., Any], code: Code, what: str) -> Callable[..., Any]:
    """A plugin's function whose errors are `told`; what it yields is gathered in a list."""

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        with told(code, what):
            result = function(*args, **kwargs)
            return list(result) if isinstance(result, Iterator) else result

    return call
