"""How the functions of a plugin say what they are for: decorators that leave a mark on them.

Nothing is registered anywhere. Whoever loads the module looks for the marks (`marked`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any, Literal, NamedTuple, TypeVar

from ..converters.base import NORMAL

Function = TypeVar("Function", bound=Callable[..., Any])
Arguments = Literal["values", "words", "text"]
"""How a tag's markup is understood: as Liquid values, as words that stand for themselves, or as one text."""

_ATTRIBUTE = "_liquid_compat_marks"


class Mark(NamedTuple):
    """What a function is for; `options` are those of its kind."""

    kind: Literal["tag", "block", "filter", "generator", "converter", "hook", "command", "sass_function"]
    name: str
    options: Mapping[str, Any]


def _mark(function: Function, mark: Mark) -> Function:
    setattr(function, _ATTRIBUTE, (*getattr(function, _ATTRIBUTE, ()), mark))
    return function


def tag(name: str | None = None, *, arguments: Arguments = "values", volatile: bool = False) -> Callable[..., Any]:
    """Make a function a Liquid tag. It gets the tag's arguments and gives the text that the tag prints.

    `name` is the function's unless given. A parameter called `context` gets a `TagContext`. `volatile`: what it prints
    hangs on more than its arguments and what it reads through its context, so that no page with it is kept for later.
    """
    return lambda function: _mark(
        function, Mark("tag", name or function.__name__, {"arguments": arguments, "volatile": volatile})
    )


def block(name: str | None = None, *, arguments: Arguments = "values", volatile: bool = False) -> Callable[..., Any]:
    """Make a function a block tag: as `tag`, and its first argument is what is between the two tags, rendered."""
    return lambda function: _mark(
        function, Mark("block", name or function.__name__, {"arguments": arguments, "volatile": volatile})
    )


def filter(name: str | None = None, *, volatile: bool = False) -> Callable[..., Any]:  # noqa: A001 (what it is called)
    """Make a function a Liquid filter: of the value and the filter's arguments. As `tag` otherwise."""
    return lambda function: _mark(function, Mark("filter", name or function.__name__, {"volatile": volatile}))


def generator(*, priority: int = NORMAL) -> Callable[..., Any]:
    """Make a function a generator: it gets the `Site`, changes it, and may give pages to add."""
    return lambda function: _mark(function, Mark("generator", function.__name__, {"priority": priority}))


def converter(*extensions: str, to: str = ".html", priority: int = NORMAL) -> Callable[..., Any]:
    """Make a function the converter of files with these extensions: it gets a text and gives the converted one.

    `to` is the extension that the results have.
    """
    options = {"extensions": frozenset(ext.lower() for ext in extensions), "to": to, "priority": priority}
    return lambda function: _mark(function, Mark("converter", function.__name__, options))


def hook(owner: str, event: str, *, priority: int = NORMAL, volatile: bool = False) -> Callable[..., Any]:
    """Call a function at an event of Jekyll's (`marked_hooks.EVENTS`): `owner` is `site`, `pages`, `posts`,
    `documents`, a collection's label, or `clean`.
    """
    options = {"owner": owner, "event": event, "priority": priority, "volatile": volatile}
    return lambda function: _mark(function, Mark("hook", f"{owner} {event}", options))


def command(name: str | None = None) -> Callable[..., Any]:
    """Make a function (or a click command) a subcommand of `liquid-compat`. The function gets a `CommandSite`."""
    return lambda function: _mark(
        function, Mark("command", name or getattr(function, "name", None) or function.__name__, {})
    )


def sass_function(signature: str) -> Callable[..., Any]:
    """Make a function one of stylesheets, as `"double($n)"`; values are those of the package `sass`."""
    return lambda function: _mark(function, Mark("sass_function", signature, {}))


def marked(module: ModuleType) -> Iterator[tuple[Callable[..., Any], Mark]]:
    """The marked functions of a module with their marks, as they stand in it; not those that it imported."""
    for value in dict.fromkeys(value for value in vars(module).values() if hasattr(value, _ATTRIBUTE)):
        source = getattr(value, "callback", value)  # of a click command
        if getattr(source, "__module__", None) == module.__name__:
            for mark in getattr(value, _ATTRIBUTE):
                yield value, mark
