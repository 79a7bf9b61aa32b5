"""jekyll-toc 0.18: a page's table of contents (https://github.com/toshimaru/jekyll-toc)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from .api import Plugin
from .liquid_values import dig, fetch

if TYPE_CHECKING:
    from liquid import Tag


class Toc(Plugin):
    """Switches on the tag, and the filters `toc`, `toc_only` and `inject_anchors`, for pages with `toc: true`.

    Options below `toc:` in the configuration; see `toc_contents.Options`.
    """

    name = "jekyll-toc"

    def tags(self) -> Mapping[str, type[Tag]]:
        """`{% toc %}`."""
        from .tags.toc import TocTag

        return {"toc": TocTag}

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filters."""
        from liquid.filter import with_context

        from .toc_contents import Contents

        @with_context
        def toc(value: Any, *, context: Any = None) -> Any:
            contents = _contents(value, context, Contents)
            return value if contents is None else contents.listed() + contents.anchored()

        @with_context
        def toc_only(value: Any, *, context: Any = None) -> Any:
            contents = _contents(value, context, Contents)
            return "" if contents is None else contents.listed()

        @with_context
        def inject_anchors(value: Any, *, context: Any = None) -> Any:
            contents = _contents(value, context, Contents)
            return value if contents is None else contents.anchored()

        return {"toc": toc, "toc_only": toc_only, "inject_anchors": inject_anchors}


def _contents(value: Any, context: Any, make: Callable[[str, Any], Any]) -> Any:
    """The contents of a filter's input, None where the page doesn't want any."""
    registers = context.registers
    if registers is None or fetch(registers.page, "toc") is not True:
        return None
    return make(str(value), dig(registers.site.config, "toc"))
