"""`{% raw_include FILE %}`: a file of the include folders with nothing in it taken for Liquid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from ...templates.api import IncludeFile, IncludeTag, Output, Scope, Tag
from ..api import Plugin
from ..liquid_values import SiteFilters


class RawInclude(Plugin):
    """The tag that prints a file as it is."""

    name: ClassVar[str] = "raw_include.rb"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"raw_include": RawIncludeTag}


class IncludeRaw(Plugin):
    """The same under another name."""

    name: ClassVar[str] = "include_raw.rb"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"include_raw": IncludeRawTag}


class EscapedInclude(Plugin):
    """The tag that prints a file for reading, its markup escaped."""

    name: ClassVar[str] = "raw_include.rb"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"raw_include": EscapedIncludeTag}


class RawIncludeTag(IncludeTag):
    """The file itself; parameters are read and of no use."""

    name = "raw_include"

    def render_file(self, file: IncludeFile, parameters: dict[str, Any] | None, scope: Scope, out: Output) -> None:
        """Print the text."""
        out.append(file.source)


class IncludeRawTag(RawIncludeTag):
    """The same under another name."""

    name = "include_raw"


class EscapedIncludeTag(IncludeTag):
    """The file with `&`, `<`, `>` and quotes as references."""

    name = "raw_include"

    def render_file(self, file: IncludeFile, parameters: dict[str, Any] | None, scope: Scope, out: Output) -> None:
        """Print the text, escaped."""
        out.append(SiteFilters(scope.context.site())("xml_escape", file.source))
