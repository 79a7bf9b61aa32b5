"""`{% jsonball NAME from KIND WHAT %}`: a variable with the value of some JSON.

The kinds: `data` (the JSON itself), `var` (a variable whose text is JSON), `file` (a file), `page` (a file that is
Liquid first). A name without a slash is looked for beside the page's URL, any other in the source.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from typing import Any, ClassVar

from ...content.front_matter import split
from ...errors import Location
from ...ruby.json_text import to_json
from ...templates.api import ArgumentError, Scope, Tag, fetch, parse_value
from ..api import Plugin
from ..liquid_values import to_s
from ..tag_functions import inline_tag

# Asked in this order: JSON may have such words in it.
_KINDS = {kind: re.compile(rf"(.+) from {kind} (.+)") for kind in ("var", "data", "file", "page")}
_NO_KIND = "ERROR:bad_jsonball_syntax"


class Jsonball(Plugin):
    """Switches on the tag."""

    name: ClassVar[str] = "jsonball.rb"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"jsonball": inline_tag("jsonball", jsonball)}


def jsonball(scope: Scope, markup: str, place: Location) -> str:
    """Set the variable; prints nothing, or a remark where no kind is named. Raises ArgumentError for bad JSON."""
    for kind, pattern in _KINDS.items():
        match = pattern.search(markup)
        if match is not None:
            scope.assign(match[1], _value(scope, kind, match[2].strip()))
            return ""
    return _NO_KIND


def _value(scope: Scope, kind: str, what: str) -> Any:
    if kind == "var":
        text = parse_value(what).compile()(scope)
        if not isinstance(text, str):
            return to_json(text)  # as Ruby's JSON() turns whatever is no text
    elif kind == "data":
        text = what
    else:
        path = _path(scope, what)
        found = scope.context.site().read_file(path)
        if found is None:
            raise ArgumentError(f"jsonball: there is no file {path}")
        text = found.decode("utf-8-sig", "replace")
        if kind == "page":
            text = _rendered(scope, path, text)
    try:
        return json.loads(text, parse_constant=_refuse)
    except ValueError as error:
        raise ArgumentError(f"jsonball: {what} is no JSON: {error}") from error


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no value of JSON")


def _path(scope: Scope, name: str) -> str:
    """Where a file lies in the source: an index page's URL ends with a slash, so its files lie a folder above."""
    if "/" in name:
        return name
    return posixpath.join(_folder(scope), name)


def _folder(scope: Scope) -> str:
    return posixpath.dirname(to_s(fetch(scope.variable("page"), "url")).rstrip("/")) or "/"


def _rendered(scope: Scope, path: str, text: str) -> str:
    """A file's Liquid, run as that of a page of its own."""
    matter = split(text, path.lstrip("/"))
    if matter.data.get("layout"):
        raise ArgumentError(f"jsonball: {path} has a layout, which its JSON would stand in")
    folder, name = posixpath.split("/" + path.lstrip("/"))
    shown = {"url": f"/{path.lstrip('/')}", "dir": f"{folder.rstrip('/')}/", "name": name, "path": path.lstrip("/")}
    page = {**matter.data, **shown}
    context = scope.context
    registers = context.registers
    template = context.environment.from_string(matter.content, path.lstrip("/"))
    data = {key: scope.variable(key) for key in ("site", "jekyll")}
    return template.render({**data, "page": page}, None if registers is None else registers.for_page(page))
