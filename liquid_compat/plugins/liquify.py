"""jekyll-liquify: the filter `liquify` runs the Liquid in a text (https://github.com/gemfarmer/jekyll-liquify)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..templates.api import Output, with_context
from .api import Plugin


class Liquify(Plugin):
    """Switches on the filter. What it runs sees the variables of where it stands."""

    name = "jekyll-liquify"

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filter."""
        return {"liquify": liquify}


@with_context
def liquify(value: Any, *, context: Any = None) -> Any:
    """A text rendered; anything else as it is."""
    if not isinstance(value, str) or ("{{" not in value and "{%" not in value):
        return value
    out = Output()
    context.environment.from_string(value).renderer(context.variables, out)
    return "".join(out)
