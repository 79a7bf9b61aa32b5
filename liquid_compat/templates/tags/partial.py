"""Liquid's own `{% include 'name' with value, key: value %}`.

Jekyll has another tag of this name in its place; this one is for templates of plain Liquid, and not registered by
default (`standalone.render` does, when it is given partials).
"""

from __future__ import annotations

import re

from ..context import Output, Renderer, Scope
from ..errors import ArgumentError, LiquidRuntimeError, StackLevelError
from ..expressions.parsing import FRAGMENT
from ..expressions.primitive import Value
from ..expressions.primitive_parser import parse_value
from ..node import LiquidNode
from ..python_liquid import Node, Token
from ..registry import MAX_DEPTH
from ..services import IncludeFile, ParsedTemplate
from ..stream import ParseStream
from .base import LiquidTag
from .loop import ATTRIBUTE

_SYNTAX = re.compile(rf"((?:{FRAGMENT})+)(?:\s+(?:with|for)\s+((?:{FRAGMENT})+))?", re.ASCII)


class FileSystemError(LiquidRuntimeError):
    """A partial that isn't there."""

    kind = "Liquid::FileSystemError"


class PartialNode(LiquidNode):
    """Renders a partial, once for each element if it is given an array."""

    __slots__ = ("file", "value", "attributes")

    def __init__(self, token: Token, file: Value, value: Value | None, attributes: dict[str, Value]) -> None:
        """`value` is what stands after `with` or `for`, if anything does."""
        super().__init__(token)
        self.file = file
        self.value = value
        self.attributes = attributes
        self.blank = False

    def compile(self) -> Renderer:
        """Find, bind, render. Raises ArgumentError, FileSystemError, StackLevelError."""
        file_of = self.file.compile()
        value_of = self.value.compile() if self.value else None
        attributes = [(name, value.compile()) for name, value in self.attributes.items()]

        def render(scope: Scope, out: Output) -> None:
            name = file_of(scope)
            if name is None or name is False:
                raise ArgumentError("Argument error in tag 'include' - Illegal template name")
            context = scope.context
            template = _load(scope, str(name))
            context.report(template)
            value = value_of(scope) if value_of else scope.get(name)
            bound = {key: evaluate(scope) for key, evaluate in attributes}
            short = str(name).rpartition("/")[2]
            if context.depth >= MAX_DEPTH:
                raise StackLevelError("Nesting too deep")
            context.spend(1, out)
            context.depth += 1
            scope.push({**bound, short: None})
            try:
                for element in value if isinstance(value, list) else [value]:
                    scope[short] = element
                    template.renderer(scope, out)
            finally:
                scope.pop()
                context.depth -= 1

        return render


def _load(scope: Scope, name: str) -> ParsedTemplate:
    """The parsed partial. Raises FileSystemError."""
    file: IncludeFile | None = scope.context.site().read_include(name)
    if file is None:
        raise FileSystemError(f"No such template '{name}'")
    if file.template is None:
        file.template = scope.context.environment.from_string(file.source, file.path)
    return file.template


class PartialTag(LiquidTag):
    """`include`, as Liquid has it."""

    name = "include"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Liquid never parses this tag strictly."""
        match = _SYNTAX.search(markup)
        if match is None:
            stream.fail(
                "Error in tag 'include' - Valid syntax: include '[template]' (with|for) [object|collection]", token
            )
        strict = stream.env.options.strict_variables
        attributes = {name: parse_value(text, strict) for name, text in ATTRIBUTE.findall(markup)}
        value = parse_value(match[2], strict) if match[2] else None
        return PartialNode(token, parse_value(match[1], strict), value, attributes)
