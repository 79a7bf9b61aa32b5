"""Style sheets that libsass has printed, as Ruby Sass 3 printed them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .ruby_sass_text import COMMENTS, GROUP, outside_strings, statements


def finish(css: str, style: str) -> str:
    """What libsass printed, as Ruby Sass prints it in a style."""
    if style == "compressed":
        return _compressed(css)
    return _PRINTERS[style](_parse(css))


def _compressed(css: str) -> str:
    out: list[str] = []
    blocks: list[str] = []
    for statement, end in statements(css):
        if end == "{":
            out.append(_prelude(statement, blocks[-1] if blocks else ""))
            blocks.append(statement)
        else:
            out.append(_declaration(statement) if blocks else statement)
            if end == "}" and blocks:
                blocks.pop()
        out.append(end)
    return "".join(out)


def _prelude(text: str, around: str) -> str:
    """What stands before a block: a selector, or an at-rule with its condition."""
    if text.startswith("@media") or "keyframes" in around.split(" ")[0]:
        return outside_strings(text, lambda part: part.replace(",", ", "))
    if text.startswith("@"):
        return text
    return outside_strings(text, _selector)


_NTH = re.compile(r"(:nth-[a-z-]+\()([^()]*)\)")
_SIBLING = re.compile(r"~(?!=)")


def _selector(text: str) -> str:
    text = _NTH.sub(lambda match: match[1] + match[2].replace(" ", "") + ")", text)
    return _SIBLING.sub(" ~ ", text)


_CLEAR = re.compile(r"\brgba\(0,0,0,0\)")
_CUSTOM = re.compile(r"(\s*--[\w-]+:)\s+")


def _declaration(text: str) -> str:
    text = _CUSTOM.sub(r"\1 ", text, count=1)
    return outside_strings(text, lambda part: _CLEAR.sub("transparent", part))


@dataclass(slots=True)
class _Node:
    """A comment, a declaration or a rule with its block, as it stands in printed CSS."""

    text: str
    indent: int
    starts_group: bool
    """Whether an empty line stands before it."""
    children: list[_Node] | None = None


def _parse(css: str) -> list[_Node]:
    root: list[_Node] = []
    open_blocks = [root]
    for statement, end in statements(css):
        for part in COMMENTS.split(statement):
            text = part.strip()
            if text:
                before = part[: len(part) - len(part.lstrip())]
                node = _Node(text, len(before) - before.rfind("\n") - 1, "\n\n" in before)
                open_blocks[-1].append(node)
        if end == "{":
            node = open_blocks[-1][-1]
            node.children = []
            open_blocks.append(node.children)
        elif end == "}" and len(open_blocks) > 1:
            open_blocks.pop()
        elif end == ";" and open_blocks[-1]:
            open_blocks[-1][-1].text += ";"
    return _without_groups(root)


def _without_groups(nodes: list[_Node]) -> list[_Node]:
    """The nodes without our declarations, and without the rules that have nothing else."""
    out: list[_Node] = []
    dropped: list[int] = []
    starts_group = False
    for node in nodes:
        while dropped and node.indent <= dropped[-1]:
            dropped.pop()
        indent = node.indent
        node.indent -= 2 * len(dropped)
        if node.children is not None:
            node.children = _without_groups([child for child in node.children if child.text != GROUP])
        if node.children == []:
            dropped.append(indent)
            starts_group |= node.starts_group
            continue
        node.starts_group |= starts_group
        starts_group = False
        out.append(node)
    return out


def _top(nodes: Sequence[_Node], write: Callable[[_Node], str]) -> str:
    """The outermost rules; an empty line parts groups, but not behind an at-rule's block."""
    out: list[str] = []
    after_at_rule = False
    for node in nodes:
        if node.starts_group and out and not after_at_rule:
            out.append("")
        out.append(write(node))
        after_at_rule = node.children is not None and node.text.startswith("@")
    return "\n".join([*out, ""]) if out else ""


def _line(node: _Node) -> str:
    return _CUSTOM.sub(r"\1 ", node.text, count=1)


def _nested(nodes: list[_Node]) -> str:
    def write(node: _Node, indent: int = 0) -> str:
        if node.children is None:
            return " " * indent + _line(node)
        inner = "\n".join(write(child, node.indent + 2) for child in node.children)
        return f"{' ' * node.indent}{node.text} {{\n{inner} }}"

    return _top(nodes, write)


def _expanded(nodes: list[_Node]) -> str:
    def write(node: _Node, depth: int = 0) -> str:
        space = "  " * depth
        if node.children is None:
            return space + _line(node)
        return "\n".join([f"{space}{node.text} {{", *(write(child, depth + 1) for child in node.children), space + "}"])

    return _top(nodes, write)


def _compact(nodes: list[_Node]) -> str:
    def write(node: _Node, depth: int = 0) -> str:
        if node.children is None:
            return _line(node)
        has_rules = any(child.children is not None for child in node.children)
        between = "\n" + "  " * (depth + 1) if has_rules else " "
        return f"{node.text} {{ " + between.join(write(child, depth + 1) for child in node.children) + " }"

    return _top(nodes, write)


_PRINTERS: Mapping[str, Callable[[list[_Node]], str]] = {
    "compact": _compact,
    "expanded": _expanded,
    "nested": _nested,
}
