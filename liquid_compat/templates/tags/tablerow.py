"""`{% tablerow item in items cols: 3 %}…{% endtablerow %}`."""

from __future__ import annotations

import re

from ...lazy import pattern
from ..body import Body
from ..context import Output, Renderer, Scope
from ..expressions.parsing import FRAGMENT
from ..expressions.primitive import Value
from ..expressions.primitive_parser import parse_value
from ..loops import TableRowLoop
from ..node import LiquidNode
from ..python_liquid import Node, Token
from ..stream import ParseStream
from .base import LiquidTag
from .loop import ATTRIBUTE, part, to_integer

_SYNTAX = pattern(rf"(\w+)\s+in\s+((?:{FRAGMENT})+)", re.ASCII)


class TableRowNode(LiquidNode):
    """Renders its body once for each element, in the cells of a table."""

    __slots__ = ("variable", "collection", "attributes", "body")
    is_traceable = True
    is_block = True

    def __init__(
        self, token: Token, variable: str, collection: Value, attributes: dict[str, Value], body: Body
    ) -> None:
        """`attributes` are `cols`, `limit`, `offset`, as far as given."""
        super().__init__(token)
        self.variable = variable
        self.collection = collection
        self.attributes = attributes
        self.body = body
        self.blank = body.blank

    def compile(self) -> Renderer:
        """Write rows and cells."""
        variable, collection_of, body = self.variable, self.collection.compile(), self.body.compile()
        attributes = {name: value.compile() for name, value in self.attributes.items()}
        offset_of, limit_of, cols_of = (attributes.get(name) for name in ("offset", "limit", "cols"))

        def render(scope: Scope, out: Output) -> None:
            collection = collection_of(scope)
            if collection is None or collection is False:
                return
            start = to_integer(offset_of(scope)) if offset_of else 0
            stop = start + to_integer(limit_of(scope)) if limit_of else None
            cells = part(collection, start, stop)
            cols = to_integer(cols_of(scope)) if cols_of else 0
            loop = TableRowLoop(len(cells), cols)
            scope.context.spend(len(cells), out)
            out.append('<tr class="row1">\n')
            if cells:
                scope.push({"tablerowloop": loop, variable: None})
            try:
                for cell in cells:
                    scope[variable] = cell
                    out.append(f'<td class="col{loop.col}">')
                    body(scope, out)
                    out.append("</td>")
                    if loop.col == cols and loop.index0 != loop.length - 1:
                        out.append(f'</tr>\n<tr class="row{loop.row + 1}">')
                    loop.step()
            finally:
                if cells:
                    scope.pop()
            out.append("</tr>\n")

        return render


class TableRowTag(LiquidTag):
    """`tablerow`."""

    name = "tablerow"
    block = True
    end = "endtablerow"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Liquid never parses this tag strictly."""
        match = _SYNTAX.search(markup)
        if match is None:
            stream.fail(
                "Syntax Error in 'table_row loop' - Valid syntax: table_row [item] in [collection] cols=3", token
            )
        strict = stream.env.options.strict_variables
        attributes = {name: parse_value(text, strict) for name, text in ATTRIBUTE.findall(markup)}
        next(stream)
        body, end, _ = stream.parse_body(self.name, token)
        if end.value != self.end:
            stream.unexpected(end, self.name)
        return TableRowNode(token, match[1], parse_value(match[2], strict), attributes, body)
