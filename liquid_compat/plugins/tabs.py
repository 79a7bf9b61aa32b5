"""jekyll-tabs 1.2: `{% tabs name %}` with a `{% tab name label %}` for each (https://github.com/Ovski4/jekyll-tabs).

The gem ties a group's two lists together with a random id. Here the id follows from the page and the place of the
group in it, so that builds don't differ.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from typing import Any

from ..templates.api import (
    ArgumentError,
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
    render_aside,
    whole_body,
)
from .api import Plugin
from .liquid_values import fetch, to_s

_NOT_NAME = re.compile(r"[^0-9a-z]")
_WHITE = re.compile(r"\s+")


class Tabs(Plugin):
    """Switches on the tags."""

    name = "jekyll-tabs"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tags."""
        return {"tabs": TabsTag, "tab": TabTag}


def _name(text: str) -> str:
    """A text as an element's id."""
    return _NOT_NAME.sub("-", text.strip().lower())


def _group(scope: Scope, name: str) -> dict[str, str] | None:
    """The contents of a group's tabs by label; a page's groups of the same name share them."""
    found: dict[str, str] | None = _counters(scope).get(f"tabs-{name}")
    return found


def _counters(scope: Scope) -> dict[str, Any]:
    registers = scope.context.registers
    return {} if registers is None else registers.counters


class TabsNode(LiquidNode):
    """Prints a list of labels and a list of contents."""

    __slots__ = ("body", "name")

    def __init__(self, token: Token, name: str, body: Body) -> None:
        """What the body writes is left out; its tabs are not."""
        super().__init__(token)
        self.name, self.body, self.blank = name, body, False

    def compile(self) -> Renderer:
        """Render the tabs, then the lists."""
        name, body = self.name, self.body.compile()

        def render(scope: Scope, out: Output) -> None:
            render_aside(body, scope)
            tabs = _group(scope, name)
            if tabs is None:
                raise ArgumentError(f"the tabs {name!r} have no tab", f"write {{% tab {name} Label %}} between them")
            counters = _counters(scope)
            number = counters["tabs number"] = counters.get("tabs number", 0) + 1
            registers = scope.context.registers
            page = to_s(fetch(registers.page, "path")) if registers is not None else ""
            group = uuid.uuid5(uuid.NAMESPACE_URL, f"{page}#{number}")
            labels = "".join(_label(name, label, at == 0) for at, label in enumerate(tabs))
            contents = "".join(_content(text, at == 0) for at, text in enumerate(tabs.values()))
            out.append(
                f'<ul id="{name}" class="tab" data-tab="{group}" data-name="{name}">\n  \n{labels}</ul>\n'
                f'<ul class="tab-content" id="{group}" data-name="{name}">\n  \n{contents}</ul>\n'
            )

        return render


def _label(name: str, label: str, first: bool) -> str:
    active = ' class="active"' if first else ""
    return f'      <li{active} id="{name}-{_name(label)}">\n          <a href="#">{label}</a>\n      </li>\n  \n'


def _content(text: str, first: bool) -> str:
    active = ' class="active"' if first else ""
    return f"      <li{active}>{text}</li>\n  \n"


class TabNode(LiquidNode):
    """Keeps a tab for its group."""

    __slots__ = ("body", "label", "name")

    def __init__(self, token: Token, name: str, label: str, body: Body) -> None:
        """The body is Markdown."""
        super().__init__(token)
        self.name, self.label, self.body, self.blank = name, label, body, False

    def compile(self) -> Renderer:
        """Convert the body."""
        name, label, body = self.name, self.label, self.body.compile()

        def render(scope: Scope, out: Output) -> None:
            text = scope.context.site().convert("markdown", render_aside(body, scope))
            _counters(scope).setdefault(f"tabs-{name}", {})[label] = text
            out.append(text)

        return render


class TabsTag(LiquidTag):
    """`tabs`."""

    name = "tabs"
    block = True
    end = "endtabs"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """The markup is the group's name."""
        if not markup:
            stream.fail("Block tabs requires 1 attribute", token)
        return TabsNode(token, _name(markup), whole_body(stream, token))


class TabTag(LiquidTag):
    """`tab`."""

    name = "tab"
    block = True
    end = "endtab"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """A word for the group, then the label."""
        name, *label = _WHITE.split(markup.lstrip(), maxsplit=1)
        if not label:
            stream.fail("Block tab requires 2 attributes", token)
        return TabNode(token, _name(name), label[0], whole_body(stream, token))
