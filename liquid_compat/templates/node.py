"""Nodes: what a template consists of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol, TextIO

from .context import Renderer
from .foreign import render_for_foreign
from .hot import Code
from .python_liquid import Node, RenderContext, Token


class Leading(Protocol):
    """A body (`body.Body`), as far as a node that leads with it knows it."""

    first: bool


class LiquidNode(Node):
    """A node that can be compiled to a closure.

    `blank` says whether a block prints nothing but whitespace: then nothing of it is printed.
    """

    __slots__ = ("_compiled",)

    _compiled: Renderer

    is_traceable = False
    """Whether all that its rendering reads or changes goes through the scope, drops, the site's services (but their
    tables) and the warnings, so that what came of it may be used again where all that is the same."""

    is_block = False
    """Whether this is a block tag: a blank block's output is dropped."""

    leads: Literal["text", "number", "body", "file"] = "text"
    """What it prints first, where it is the first of a template: a text or a number of its own, what one of its
    bodies prints, or what a file does. It decides which encoding Ruby gives to the output."""

    def leading(self) -> Iterable[Leading]:
        """The bodies one of which it prints first; of nodes that lead with a body."""
        return ()

    is_mute = False
    """Whether it never writes anything."""

    def compile(self) -> Renderer:
        """The function that renders this node."""
        raise NotImplementedError

    # Of a node that is compiled:

    @property
    def has_source(self) -> bool:
        """Whether there is more than a call to `write` for it."""
        return False

    @property
    def is_straight(self) -> bool:
        """Whether it has source, and never leaves an interrupt."""
        return False

    def write(self, code: Code, out: str | None) -> None:
        """Add the source that renders this node to the variable `out`; None where nobody reads that."""
        raise NotImplementedError

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render inside a block of a tag written for plain python-liquid; compiled when first needed."""
        try:
            render = self._compiled
        except AttributeError:
            render = self._compiled = self.compile()
        return render_for_foreign(render, context, buffer)


class TextNode(LiquidNode):
    """Literal text."""

    __slots__ = ("text",)

    def __init__(self, token: Token, text: str) -> None:
        """`text` is already trimmed."""
        super().__init__(token)
        self.text = text
        self.blank = not text.strip(" \t\r\n\f\v")

    def compile(self) -> Renderer:
        """Write the text."""
        text = self.text
        return lambda scope, out: out.append(text)
