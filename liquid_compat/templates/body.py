"""A body: the nodes between two tags. Its compiled form is the loop in which all rendering happens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, TextIO

from ..ruby.printing import is_ascii
from .context import Context, Evaluator, Interrupt, Output, Renderer, Scope
from .errors import Unit
from .python_liquid import BlockNode, BreakLoop, ContinueLoop, Node, RenderContext, Token

Step = tuple[str, Evaluator | None, Renderer | None, int]
"""Text to write, then a value to print or a node to render, and where in the source that stands."""


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

    def leading(self) -> Iterable[Body]:
        """The bodies one of which it prints first; of nodes that lead with a body."""
        return ()

    def compile(self) -> Renderer:
        """The function that renders this node."""
        raise NotImplementedError

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render inside a block of a tag written for plain python-liquid; compiled when first needed."""
        try:
            render = self._compiled
        except AttributeError:
            render = self._compiled = self.compile()
        return _render_for_foreign(render, context, buffer)


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


class OutputNode(LiquidNode):
    """`{{ … }}`."""

    __slots__ = ("expression", "unit")

    def __init__(self, token: Token, expression: Any, unit: Unit) -> None:
        """`expression` has a `compile()` that gives an evaluator."""
        super().__init__(token)
        self.expression = expression
        self.unit = unit
        self.blank = False

    def compile(self) -> Renderer:
        """Print the value, inline errors included."""
        return Body(self.token, [self], self.unit).compile()


class Body(BlockNode):
    """A sequence of nodes of one template."""

    __slots__ = ("unit", "first", "_compiled")

    _compiled: Renderer

    def __init__(self, token: Token, nodes: list[Node], unit: Unit) -> None:
        """`unit` is the template that the nodes come from, for messages."""
        self.token = token
        self.nodes = nodes
        self.unit = unit
        self.first = False
        """Whether a template's output may begin with this body's; to be set before it is compiled."""
        self.blank = True
        for node in nodes:
            if not node.blank or not hasattr(node, "compile"):  # nobody knows about nodes of foreign tags
                self.blank = False
                break

    render_to_output = LiquidNode.render_to_output

    def compile(self) -> Renderer:
        """The function that renders all nodes in order, until a `break` or `continue`."""
        steps = self._steps()
        unit = self.unit
        if not steps:
            return _nothing
        if len(steps) == 1 and steps[0][1] is None and steps[0][2] is None:
            text = steps[0][0]
            return lambda scope, out: out.append(text)

        def render(scope: Scope, out: Output) -> None:
            for text, value, node, index in steps:
                if text:
                    out.append(text)
                try:
                    if value is not None:
                        result = value(scope)
                        out.append(result if type(result) is str else scope.context.print(result))
                    elif node is not None:
                        node(scope, out)
                        if scope.interrupts:
                            return
                except Exception as error:  # noqa: BLE001
                    out.append(scope.context.handle(error, unit, index))

        return render

    def _steps(self) -> tuple[Step, ...]:
        """The nodes' closures, each with the text before it."""
        steps: list[Step] = []
        text = ""
        first = self.first
        for node in self.nodes:
            if type(node) is TextNode:
                text += node.text
                continue
            index = node.token.start_index
            first = first and not text
            if type(node) is OutputNode:
                value = node.expression.compile()
                steps.append((text, None, _first_value(value), index) if first else (text, value, None, index))
                first = False
            elif isinstance(node, LiquidNode) and node.is_block and node.blank:
                steps.append((text, None, _silent(_traceable(node)), index))
            elif isinstance(node, LiquidNode):
                for body in node.leading() if first else ():
                    body.first = True
                render = _traceable(node)
                steps.append((text, None, _FIRST[node.leads](render) if first else render, index))
                first = False
            else:
                steps.append((text, None, _foreign(node), index))
                first = False
            text = ""
        if text:
            steps.append((text, None, None, 0))
        return tuple(steps)


def _traceable(node: LiquidNode) -> Renderer:
    """A node's compiled form, which spoils a trace if nobody knows what it does."""
    render = node.compile()
    if node.is_traceable:
        return render

    def run(scope: Scope, out: Output) -> None:
        scope.spoil()
        render(scope, out)

    return run


def _nothing(scope: Scope, out: Output) -> None:
    """An empty body."""


def _silent(render: Renderer) -> Renderer:
    """Render for the effects only."""

    def run(scope: Scope, out: Output) -> None:
        render(scope, Output())

    return run


# What comes first in an output decides its encoding: these write, if only nothing, where nothing is written yet.


def _first_value(value: Evaluator) -> Renderer:
    """Print a value."""

    def run(scope: Scope, out: Output) -> None:
        result = value(scope)
        out.ascii = is_ascii(result) if not out else out.ascii
        out.append(result if type(result) is str else scope.context.print(result))

    return run


def _first_text(render: Renderer) -> Renderer:
    """Render a node whose text is UTF-8, even where it is empty."""

    def run(scope: Scope, out: Output) -> None:
        if not out:
            out.append("")
        render(scope, out)

    return run


def _first_number(render: Renderer) -> Renderer:
    """Render a node that prints a number."""

    def run(scope: Scope, out: Output) -> None:
        out.ascii = out.ascii or not out
        render(scope, out)

    return run


def _first_body(render: Renderer) -> Renderer:
    """Render a node that prints one of its bodies, or an empty text."""

    def run(scope: Scope, out: Output) -> None:
        render(scope, out)
        if not out:
            out.append("")

    return run


def _first_file(render: Renderer) -> Renderer:
    """Render another template, whose output is US-ASCII if it prints nothing at all."""

    def run(scope: Scope, out: Output) -> None:
        render(scope, out)
        if not out:
            out.ascii = True
            out.append("")

    return run


_FIRST = {"text": _first_text, "number": _first_number, "body": _first_body, "file": _first_file}


def render_aside(render: Renderer, scope: Scope) -> str:
    """What a compiled node writes, as a text of its own. Raises LimitError for too much."""
    out = Output()
    render(scope, out)
    text = out[0] if len(out) == 1 else "".join(out)
    if len(text) > scope.limit:
        scope.context.spend(0, out)
    return text


def _foreign(node: Node) -> Renderer:
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


def _render_for_foreign(render: Renderer, context: RenderContext, buffer: TextIO) -> int:
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
