"""What an environment has: its options, its tags and filters, and what it has parsed already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any, NamedTuple

from .errors import closest
from .guards import guarded
from .options import LiquidOptions
from .python_liquid import Environment, Mode, Undefined
from .services import ParsedTemplate

MAX_DEPTH = 100
"""Liquid's own bound for blocks in blocks and for scopes in scopes."""
_TAKES_MORE = 4 | 8
"""The flags of code with `*arguments` or `**keywords` (`inspect.CO_VARARGS`, `inspect.CO_VARKEYWORDS`)."""


class FilterEntry(NamedTuple):
    """A filter function and how many arguments it takes, its input counted."""

    function: Callable[..., Any]
    least: int
    most: float
    takes_keywords: bool
    extras: tuple[str, ...]
    """Which of `context` and `environment` it wants, as keyword arguments."""
    is_traceable: bool
    """Whether its result follows from its arguments and from what it reads through drops and the site's services."""

    @property
    def arity(self) -> str:
        """The number of arguments in Ruby's words."""
        if self.most == self.least:
            return str(self.least)
        return f"{self.least}+" if self.most == float("inf") else f"{self.least}..{int(self.most)}"


class Registry(Environment):
    """python-liquid's environment with the options of a site and ways to ask for filters.

    `Environment` adds the tags and filters, and the parsing; all below it knows an environment as this.
    """

    # python-liquid's own bounds, for the blocks and scopes of tags written for it
    block_nesting_limit = MAX_DEPTH
    context_depth_limit = MAX_DEPTH

    def __init__(self, options: LiquidOptions | None = None) -> None:
        """An environment with the standard tags and filters and Jekyll's."""
        self.options = options or LiquidOptions()
        self.missing_tags: Mapping[str, str] = {}
        self.parsed: dict[tuple[str, str], Any] = {}
        self._entries: dict[str, FilterEntry | None] = {}
        self._own_filters: frozenset[Callable[..., Any]] = frozenset()
        super().__init__(tolerance=Mode.STRICT, undefined=Undefined, strict_filters=self.options.strict_filters)

    def from_string(  # type: ignore[override]
        self, source: str, name: str = "", *, first_line: int = 1, **_: Any
    ) -> ParsedTemplate:
        """Parse a template.

        `name` is what messages call it, `first_line` the line of the file on which `source` begins. Raises
        TemplateSyntaxError.
        """
        raise NotImplementedError

    def add_filter(self, name: str, func: Callable[..., Any]) -> None:
        """Register a filter: a function of the input and the arguments."""
        super().add_filter(name, func)
        self._entries.pop(name, None)

    def filter_entry(self, name: str) -> FilterEntry | None:
        """The filter of that name, None if there is none."""
        if name not in self._entries:
            function = self.filters.get(name)
            self._entries[name] = None if function is None else self._examine(name, function)
        return self._entries[name]

    def _examine(self, name: str, function: Callable[..., Any]) -> FilterEntry:
        """Read off a function's signature how it wants to be called."""
        traceable = bool(getattr(function, "is_traceable", function in self._own_filters))
        extras = tuple(extra for extra in ("context", "environment") if getattr(function, f"with_{extra}", False))
        watched = guarded(name, function, self.options.output_limit)
        return FilterEntry(watched, *_wanted(function, extras), extras, traceable)

    def filter_hint(self, name: str) -> str | None:
        """Advice for a filter that isn't there."""
        return closest(name, self.filters, "filter")


def _wanted(function: Callable[..., Any], extras: tuple[str, ...]) -> tuple[int, float, bool]:
    """How many arguments a filter takes, at least and at most, and whether it takes keywords but the `extras`."""
    least, most, keywords = 0, 0.0, False
    if type(function) is FunctionType and vars(function).keys().isdisjoint(("__wrapped__", "__signature__")):
        code = function.__code__
        given = code.co_argcount
        named = given + code.co_kwonlyargcount
        if not code.co_flags & _TAKES_MORE:  # nearly all; what `inspect` would tell, without its import
            required = given - len(function.__defaults__ or ())
            own = [at for at, name in enumerate(code.co_varnames[:given]) if name not in extras]
            keywords = any(name not in extras for name in code.co_varnames[given:named])
            return sum(at < required for at in own), float(len(own)), keywords
    import inspect

    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return 1, float("inf"), False
    for parameter in parameters:
        if parameter.name in extras:
            continue
        if parameter.kind in (parameter.KEYWORD_ONLY, parameter.VAR_KEYWORD):
            keywords = True
        elif parameter.kind is parameter.VAR_POSITIONAL:
            most = float("inf")
        else:
            most += 1
            least += parameter.default is parameter.empty
    return least, most, keywords
