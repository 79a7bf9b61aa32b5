"""jekyll-diagrams 0.10: blocks of text that other programs draw (https://github.com/zhustec/jekyll-diagrams).

Nothing is drawn here: what comes out is what the gem prints where a diagram's program is not installed.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import Location
from ..templates.api import (
    Body,
    LiquidNode,
    LiquidTag,
    Node,
    Output,
    ParseStream,
    Renderer,
    Scope,
    Tag,
    Token,
    whole_body,
)
from .api import Plugin

# The program that the gem runs for each tag.
_PROGRAMS: Mapping[str, str] = {
    "actdiag": "actdiag",
    "blockdiag": "blockdiag",
    "erd": "erd",
    "graphviz": "dot",
    "mermaid": "mmdc",
    "nomnoml": "nomnoml",
    "nwdiag": "nwdiag",
    "packetdiag": "packetdiag",
    "plantuml": "java",
    "rackdiag": "rackdiag",
    "seqdiag": "seqdiag",
    "smcat": "smcat",
    "svgbob": "svgbob",
    "syntrax": "syntrax",
    "vega": "vg2svg",
    "vegalite": "vl2vg",
    "wavedrom": "wavedrom-cli",
}


class Diagrams(Plugin):
    """Switches on the tags."""

    name = "jekyll-diagrams"

    def tags(self) -> Mapping[str, type[Tag]]:
        """A block for each kind of diagram."""
        return {name: _tag(name) for name in _PROGRAMS}


class DiagramNode(LiquidNode):
    """Prints which program is missing."""

    __slots__ = ("place",)

    def __init__(self, token: Token, place: Location) -> None:
        """`place` is where the tag stands."""
        super().__init__(token)
        self.place, self.blank = place, False

    def compile(self) -> Renderer:
        """The text is always the same; the warning comes with each render."""
        name, place = self.token.value, self.place
        program = _PROGRAMS[name]
        text = f"<div class='jekyll-diagrams diagrams {name}'>\n  Command Not Found: {program}\n</div>\n"

        def render(scope: Scope, out: Output) -> None:
            if scope.context.registers is not None:
                scope.context.registers.warnings.warn(
                    f"The diagram is not drawn: no programs are run for {{% {name} %}}",
                    place,
                    "Draw it once and show the picture, or use a script that draws in the browser.",
                )
            out.append(text)

        return render


class DiagramTag(LiquidTag):
    """A diagram's block."""

    block = True

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Read the body, and leave it."""
        _: Body = whole_body(stream, token)
        return DiagramNode(token, stream.unit.location(start))


def _tag(name: str) -> type[DiagramTag]:
    """The tag of a kind of diagram."""
    return type(f"{name.capitalize()}Tag", (DiagramTag,), {"name": name, "end": f"end{name}"})
