"""`{% include_cached file.html a=b %}`, of the plugin jekyll-include-cache. Not registered by default."""

from __future__ import annotations

from typing import Any

from ...ruby.drop import Drop
from ..context import Output, Scope
from ..services import IncludeFile
from .include import IncludeTag


class IncludeCachedTag(IncludeTag):
    """`include_cached`: rendered once per file and parameters."""

    name = "include_cached"

    def render_file(self, file: IncludeFile, parameters: dict[str, Any] | None, scope: Scope, out: Output) -> None:
        """As for `include`, but what was written with equal parameters before is written again."""
        scope.spoil()
        table = scope.context.site().table("include_cached")
        key = (file.path, _identity(parameters))
        text = table.get(key)
        if text is None:
            written = Output()
            super().render_file(file, parameters, scope, written)
            text = table[key] = "".join(written)
        out.append(text)


def _identity(value: Any) -> Any:
    """Equal for equal parameters; a drop is itself only."""
    if isinstance(value, dict):
        return tuple((key, _identity(item)) for key, item in sorted(value.items(), key=lambda pair: str(pair[0])))
    if isinstance(value, (list, tuple)):
        return (list, *map(_identity, value))
    if isinstance(value, Drop):
        return (Drop, id(value))
    return (type(value), value)
