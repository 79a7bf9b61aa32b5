"""Nodes of ours among nodes of tags that are written for plain python-liquid, and such nodes among ours."""

from __future__ import annotations

from typing import TextIO

from .context import Context, Interrupt, Output, Renderer, Scope
from .python_liquid import BreakLoop, ContinueLoop, Node, RenderContext


def foreign(node: Node) -> Renderer:
    """Render a node written for plain python-liquid."""

    def run(scope: Scope, out: Output) -> None:
        context = scope.context
        scope.spoil()
        buffer = context.get_buffer()
        try:
            node.render(context, buffer)
        except BreakLoop:
            scope.interrupts.append(Interrupt.BREAK)
        except ContinueLoop:
            scope.interrupts.append(Interrupt.CONTINUE)
        out.append(buffer.getvalue())

    return run


def render_for_foreign(render: Renderer, context: RenderContext, buffer: TextIO) -> int:
    """Call a compiled node from a node written for plain python-liquid; interrupts become its exceptions."""
    assert isinstance(context, Context)
    scope: Scope = context.scope  # type: ignore[assignment]
    out = Output()
    render(scope, out)
    text = "".join(out)
    buffer.write(text)
    if scope.interrupts:
        raise BreakLoop if scope.interrupts.pop() is Interrupt.BREAK else ContinueLoop
    return len(text)
