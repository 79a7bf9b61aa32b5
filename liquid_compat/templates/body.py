"""A body: the nodes between two tags. Its compiled form is the loop in which all rendering happens."""

from __future__ import annotations

from typing import Any

from .context import Evaluator, Output, Renderer, Scope
from .errors import Unit
from .first import FIRST, first_value
from .foreign import foreign
from .hot import HOT, Code
from .node import LiquidNode, TextNode
from .python_liquid import BlockNode, Node, Token

Step = tuple[str, Evaluator | None, Renderer | None, int]
"""Text to write, then a value to print or a node to render, and where in the source that stands."""


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

    __slots__ = ("unit", "first", "_compiled", "_steps", "_parts")

    _compiled: Renderer
    _steps: tuple[Step, ...]
    _parts: list[Any]
    """For each step its node, or the expression that it prints; None for one that can only be called."""

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
        steps = self._steps = self._make_steps()
        unit = self.unit
        if not steps:
            return _nothing
        if len(steps) == 1 and steps[0][1] is None and steps[0][2] is None:
            text = steps[0][0]
            return lambda scope, out: out.append(text)

        left = HOT
        function: Renderer | None = None

        def render(scope: Scope, out: Output) -> None:
            nonlocal left, function
            if left:
                left -= 1
                if not left:
                    function = self._function()
            if function is not None and scope.trace is None and not scope.interrupts:
                function(scope, out)
                return
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

    @property
    def is_straight(self) -> bool:
        """Whether it can be written so that nothing in it leaves an interrupt; to be asked after `compile`."""
        return all(
            value is not None or node is None or (part is not None and part.is_straight)
            for (_, value, node, _), part in zip(self._steps, self._parts, strict=True)
        )

    def _function(self) -> Renderer | None:
        """The Python function of this body; None where nothing would be gained, or it can't be made."""
        if not any(part is not None for part in self._parts):
            return None
        code = Code()
        try:
            self.write(code, "out")
            return code.function()
        except RecursionError:  # the stack is nearly full already
            return None

    def write(self, code: Code, out: str | None) -> None:
        """Add the source that renders all steps to the variable `out`; to be called after `compile`.

        None where nobody reads what a blank and straight body writes.
        """
        unit = code.constant(self.unit)
        for (text, value, node, index), part in zip(self._steps, self._parts, strict=True):
            if text and out is not None:
                code.line(f"{out}.append({text!r})")
            if value is None and node is None:
                continue
            with code.block("try:"):
                if value is not None:
                    result = code.name()
                    code.line(f"{result} = {part.source(code)}")
                    code.line(f"{out}.append({result} if type({result}) is str else context.print({result}))")
                elif part is not None and part.has_source:
                    part.write(code, out)
                else:
                    code.line(f"{code.constant(node)}(scope, {out})")
                    with code.block("if interrupts:"):
                        code.line("return")
            with code.block("except Exception as error:"):
                told = f"context.handle(error, {unit}, {index})"
                code.line(told if out is None else f"{out}.append({told})")

    def _make_steps(self) -> tuple[Step, ...]:
        """The nodes' closures, each with the text before it."""
        steps: list[Step] = []
        parts = self._parts = []
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
                steps.append((text, None, first_value(value), index) if first else (text, value, None, index))
                parts.append(None if first else node.expression)
                first = False
            elif isinstance(node, LiquidNode) and node.is_block and node.blank:
                render = _traceable(node)
                steps.append((text, None, render if node.is_mute else _silent(render), index))
                parts.append(node if node.is_mute else _Silent(node))
            elif isinstance(node, LiquidNode):
                for body in node.leading() if first else ():
                    body.first = True
                render = _traceable(node)
                steps.append((text, None, FIRST[node.leads](render) if first else render, index))
                parts.append(None if first else node)
                first = False
            else:
                steps.append((text, None, foreign(node), index))
                parts.append(None)
                first = False
            text = ""
        if text:
            steps.append((text, None, None, 0))
            parts.append(None)
        return tuple(steps)


class _Silent:
    """A blank block in a body: it is rendered for its effects only."""

    def __init__(self, node: LiquidNode) -> None:
        self._node = node
        self.has_source, self.is_straight = node.has_source, node.is_straight

    def write(self, code: Code, out: str | None) -> None:
        """As of a node, with an output that nobody reads."""
        if self.is_straight:
            self._node.write(code, None)
            return
        nowhere = code.name()
        code.line(f"{nowhere} = {code.constant(Output)}()")
        self._node.write(code, nowhere)


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


def render_aside(render: Renderer, scope: Scope) -> str:
    """What a compiled node writes, as a text of its own. Raises LimitError for too much."""
    out = Output()
    render(scope, out)
    text = out[0] if len(out) == 1 else "".join(out)
    if len(text) > scope.limit:
        scope.context.spend(0, out)
    return text
