"""jekyll-regex-replace 1.1: filters that replace what a regular expression finds.

https://github.com/joshdavenport/jekyll-regex-replace
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..ruby.regexp import compile_regexp, substitute
from ..templates.api import ArgumentError
from .api import Plugin
from .liquid_values import to_s


class RegexReplace(Plugin):
    """Switches on the filters."""

    name = "jekyll-regex-replace"

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """`{{ text | regex_replace: "pattern", "replacement" }}`, and the same for the first place alone."""
        return {"regex_replace": regex_replace, "regex_replace_once": regex_replace_once}


def regex_replace(value: Any, pattern: Any, replacement: Any) -> str:
    """Replace all places that the pattern matches. Raises ArgumentError, RubyArgumentError."""
    return _replace(value, pattern, replacement, 0)


def regex_replace_once(value: Any, pattern: Any, replacement: Any) -> str:
    """Replace the first place. Raises ArgumentError."""
    return _replace(value, pattern, replacement, 1)


def _replace(value: Any, pattern: Any, replacement: Any, count: int) -> str:
    if not isinstance(value, str):
        raise ArgumentError("regex_replace works on text", "Write `| append: ''` before it.")
    return substitute(compile_regexp(to_s(pattern)), to_s(replacement), value, count)
