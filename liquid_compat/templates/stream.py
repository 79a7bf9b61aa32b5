"""The tokens of one template on their way through the parser, with all that one parse needs to remember."""

from __future__ import annotations

from typing import NoReturn

from ..errors import Problem
from .body import Body
from .errors import StackLevelError, Unit, advise, closest
from .lexer import UNCLOSED_OUTPUT, UNCLOSED_TAG, tokenize
from .node import TextNode
from .python_liquid import (
    TOKEN_CONTENT,
    TOKEN_EOF,
    TOKEN_EXPRESSION,
    TOKEN_OUTPUT,
    TOKEN_TAG,
    LiquidSyntaxError,
    Node,
    Token,
    TokenStream,
)
from .registry import MAX_DEPTH, Registry

_INNER_TAGS = {"elsif": "if", "else": "if", "when": "case"}
"""Names that are tags only inside others, for advice on unknown tags."""


class ParseStream(TokenStream):
    """python-liquid's token stream over one template.

    Between two tags of a body the current token is the first of the next construct; a tag's `parse` leaves the stream
    on the last token of its construct.
    """

    def __init__(self, env: Registry, unit: Unit) -> None:
        """Cut `unit` into tokens."""
        super().__init__(iter(tokenize(unit.source)))
        self.env = env
        self.unit = unit
        self.warnings: list[Problem] = []
        self.notices: list[Problem] = []

    def markup(self) -> str:
        """The markup of the tag or output statement at hand ("" if none); moves to its last token."""
        position = self.pos + 1
        if position >= len(self.tokens) or self.tokens[position].kind != TOKEN_EXPRESSION:
            return ""
        self.pos = position
        return self.tokens[position].value

    def parse_body(self, block: str | None = None, start: Token | None = None) -> tuple[Body, Token, str]:
        """Parse up to the next tag that isn't registered: the body, that tag's token and its markup.

        `block` is the name of the block tag whose body it is; without, the end of the template is expected to end the
        body and its token has the kind `TOKEN_EOF`. Raises LiquidSyntaxError.
        """
        if block is not None:
            if self.block_depth >= MAX_DEPTH:
                error = StackLevelError("Nesting too deep", f"more than {MAX_DEPTH} blocks stand in each other here")
                error.token = start or self.current
                raise error
            self.block_depth += 1
        nodes: list[Node] = []
        tags, tokens, count = self.env.tags, self.tokens, len(self.tokens)
        while True:
            token = tokens[self.pos] if self.pos < count else self.eof
            kind = token.kind
            if kind == TOKEN_TAG:
                tag = tags.get(token.value)
                if tag is None and self._leaves_out(token):
                    nodes.append(self._missing(token))
                elif tag is None:
                    self.block_depth -= block is not None
                    return Body(start or token, nodes, self.unit), token, self.markup()
                else:
                    nodes.append(tag.get_node(self))
            elif kind in (TOKEN_CONTENT, TOKEN_OUTPUT):
                nodes.append(tags[kind].get_node(self))
            elif kind == TOKEN_EOF:
                if block is not None:
                    opened = "" if start is None else f" for the {block} of line {self._file_line(start)}"
                    self.fail(f"'{block}' tag was never closed", hint=f"add {{% end{block} %}}{opened}")
                return Body(start or token, nodes, self.unit), token, ""
            elif kind == UNCLOSED_TAG:
                self.fail(
                    f"Tag '{token.value}' was not properly terminated with regexp: /\\%\\}}/", token, "close it with %}"
                )
            elif kind == UNCLOSED_OUTPUT:
                self.fail(
                    f"Variable '{token.value}' was not properly terminated with regexp: /\\}}\\}}/",
                    token,
                    "close it with }}",
                )
            self.pos += 1

    def _leaves_out(self, token: Token) -> bool:
        """Whether a tag that nobody knows is to be left out; the parts of block tags aren't."""
        name = token.value
        if self.env.options.missing_tags == "error" or name in _INNER_TAGS:
            return False
        return not name.startswith("end")

    def _missing(self, token: Token) -> Node:
        """What stands for a tag that nobody knows: nothing; with its body, if it has an end. It is warned of."""
        name, hint = token.value, self.env.missing_tags.get(token.value)
        place = self.unit.location(token.start_index)
        self.notices.append(Problem(f"Unknown tag '{name}': nothing is printed for it", place, hint))
        self.markup()
        depth = 1
        for position in range(self.pos + 1, len(self.tokens)):
            other = self.tokens[position]
            if other.kind == TOKEN_TAG and other.value in (name, f"end{name}"):
                depth += 1 if other.value == name else -1
                if depth == 0:
                    self.pos = position
                    self.markup()
                    break
        return TextNode(token, "")

    def _file_line(self, token: Token) -> int | None:
        return self.unit.location(token.start_index).line

    def unexpected(self, token: Token, block: str) -> NoReturn:
        """Refuse a tag that is neither registered nor a part of the block tag `block`."""
        name = token.value
        if name == "else":
            self.fail(f"{block} tag does not expect 'else' tag", token)
        if name.startswith("end"):
            self.fail(
                f"'{name}' is not a valid delimiter for {block} tags. use end{block}",
                token,
                hint=f"close the {block} with {{% end{block} %}} first",
            )
        self.unknown(token)

    def unknown(self, token: Token) -> NoReturn:
        """Refuse a tag that nobody knows."""
        name = token.value
        known = [*(name for name in self.env.tags if name.isidentifier()), *_INNER_TAGS]
        hint = self.env.missing_tags.get(name) or closest(name, known, "tag")
        if name.startswith("end"):
            hint = f"there is no open {{% {name[3:]} %}} here"
        self.fail(f"Unknown tag '{name}'", token, hint=hint)

    def fail(self, message: str, token: Token | None = None, hint: str | None = None) -> NoReturn:
        """Raise a LiquidSyntaxError at `token`, at the end of the template without one."""
        if token is None:
            token = Token(TOKEN_EOF, "", len(self.unit.source), self.unit.source)
        raise advise(LiquidSyntaxError(message, token=token), hint)
