"""Style sheets as Ruby Sass 3 wrote them, which GitHub Pages' build still does, through libsass.

`prepare` changes a source so that libsass evaluates what Ruby Sass evaluated; `finish` changes what libsass printed.
Both languages have the same meaning; these are differences of writing, found by running both
(https://sass-lang.com/documentation/js-api/ has the styles' names).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

_STRING = r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
_PIECE = re.compile(
    rf"(?P<comment>/\*.*?(?:\*/|\Z)|(?<!:)//[^\n]*)|(?P<string>{_STRING})|(?P<mark>#\{{|[{{}};])", re.DOTALL
)
_COMMENTS = re.compile(r"(\s*/\*.*?\*/)", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n]?")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_DECLARATION = re.compile(r"\s*[\w*-]+\s*:(?=\s|[^\s:])")
_CAPITAL = re.compile(r"#(?=[0-9a-f]*[A-F])(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_LONG_NUMBER = re.compile(r"(?<![\w.#])0*(\d+)\.(\d*?)0*(?!\d)")

# The names that are shorter than their hexadecimal form, or as short (CSS Color Module, named colours).
_NAMES = {
    "#f0ffff": "azure", "#f5f5dc": "beige", "#ffe4c4": "bisque", "#a52a2a": "brown", "#ff7f50": "coral",
    "#ffd700": "gold", "#808080": "gray", "#008000": "green", "#4b0082": "indigo", "#fffff0": "ivory",
    "#f0e68c": "khaki", "#faf0e6": "linen", "#800000": "maroon", "#000080": "navy", "#808000": "olive",
    "#ffa500": "orange", "#da70d6": "orchid", "#cd853f": "peru", "#ffc0cb": "pink", "#dda0dd": "plum",
    "#800080": "purple", "#ff0000": "red", "#fa8072": "salmon", "#a0522d": "sienna", "#c0c0c0": "silver",
    "#fffafa": "snow", "#d2b48c": "tan", "#008080": "teal", "#ff6347": "tomato", "#ee82ee": "violet",
    "#f5deb3": "wheat",
}  # fmt: skip


# Stands first in every rule, so that libsass prints also those that hold nothing but others: they make groups.
_GROUP = "-lc-group: 0;"


def prepare(source: str, style: str) -> str:
    """An SCSS source whose evaluated texts have characters in place of escapes.

    Ruby Sass keeps a declaration as it is written where it is plain CSS and a semicolon ends it; anything else it
    evaluates.
    """
    out: list[str] = []
    for statement, end in _statements(source):
        if "\\" in statement and _is_evaluated(statement, end):
            statement = _decoded(statement)
        if end == "}" and _is_declaration(statement) and not _is_computed(statement):
            name, colon, value = statement.partition(":")
            statement = name + colon + _outside_strings(value, lambda part: _evaluated(part, style))
        elif end == ";" and style == "compressed" and "#" in statement and _is_plain_declaration(statement):
            # libsass would write a single colour in small letters.
            statement = _outside_strings(statement, lambda part: _CAPITAL.sub(r'#{"\g<0>"}', part))
        out.append(statement + end)
        if end == "{" and style != "compressed" and _is_style_rule(statement):
            out.append(_GROUP)
    return "".join(out)


def _is_style_rule(prelude: str) -> bool:
    text = _COMMENTS.sub("", prelude).strip()
    return bool(text) and not text.startswith(("@", "//")) and not text.endswith(":")


def _evaluated(value: str, style: str) -> str:
    """A plain value as evaluating prints it."""
    value = _LONG_NUMBER.sub(lambda match: (match[1] or "0") + (f".{match[2]}" if match[2] else ""), value)
    if style != "compressed" or "(" in value:
        return value
    return _HEX.sub(lambda match: _short(match[0]), value).replace(", ", ",")


def _short(colour: str) -> str:
    digits = colour[1:].lower()
    full = digits if len(digits) == 6 else "".join(char * 2 for char in digits)
    if full[::2] == full[1::2]:
        return _NAMES.get(f"#{full}", f"#{full[::2]}")
    # libsass would write it in small letters.
    return _NAMES.get(f"#{full}") or (f'#{{"{colour}"}}' if colour != colour.lower() else colour)


def _statements(source: str) -> Iterator[tuple[str, str]]:
    """The pieces of a source between `{`, `}` and `;`, each with the mark that ends it."""
    start, depth = 0, 0
    for match in _PIECE.finditer(source):
        mark = match["mark"]
        if mark == "#{":
            depth += 1
        elif mark == "}" and depth:
            depth -= 1
        elif mark and not depth:
            yield source[start : match.start()], mark
            start = match.end()
    yield source[start:], ""


def _is_evaluated(statement: str, end: str) -> bool:
    if end == "{":
        return False
    if statement.lstrip().startswith(("$", "@return", "@include")):
        return True
    return _is_declaration(statement) and (end != ";" or _is_computed(statement))


def _is_declaration(statement: str) -> bool:
    return _DECLARATION.match(statement) is not None


def _is_plain_declaration(statement: str) -> bool:
    return _is_declaration(statement) and not _is_computed(statement.replace("url(", ""))


def _is_computed(statement: str) -> bool:
    return any(sign in statement for sign in ("$", "#{", "("))


def _decoded(text: str) -> str:
    return _ESCAPE.sub(lambda match: _character(int(match[1], 16), match[0]), text)


def _character(code: int, written: str) -> str:
    """The character of a code, but as it is written what would not stay itself as a character."""
    char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    plain = char and (char.isalpha() if char.isascii() else True)
    return char if plain else written


def libsass_style(style: str) -> str:
    """The style in which libsass should print for `finish`: it tells best which rules belong together."""
    return "compressed" if style == "compressed" else "nested"


def finish(css: str, style: str) -> str:
    """What libsass printed, as Ruby Sass prints it in a style."""
    if style == "compressed":
        return _compressed(css)
    return _PRINTERS[style](_parse(css))


def _compressed(css: str) -> str:
    out: list[str] = []
    blocks: list[str] = []
    for statement, end in _statements(css):
        if end == "{":
            out.append(_prelude(statement, blocks[-1] if blocks else ""))
            blocks.append(statement)
        else:
            out.append(_declaration(statement) if blocks else statement)
            if end == "}" and blocks:
                blocks.pop()
        out.append(end)
    return "".join(out)


def _outside_strings(text: str, change: Callable[[str], str]) -> str:
    """`text` with what is in no string or comment changed."""
    out, start = [], 0
    for match in _PIECE.finditer(text):
        if match["mark"] is None:
            out += [change(text[start : match.start()]), match[0]]
            start = match.end()
    return "".join([*out, change(text[start:])])


def _prelude(text: str, around: str) -> str:
    """What stands before a block: a selector, or an at-rule with its condition."""
    if text.startswith("@media") or "keyframes" in around.split(" ")[0]:
        return _outside_strings(text, lambda part: part.replace(",", ", "))
    if text.startswith("@"):
        return text
    return _outside_strings(text, _selector)


_NTH = re.compile(r"(:nth-[a-z-]+\()([^()]*)\)")
_SIBLING = re.compile(r"~(?!=)")


def _selector(text: str) -> str:
    text = _NTH.sub(lambda match: match[1] + match[2].replace(" ", "") + ")", text)
    return _SIBLING.sub(" ~ ", text)


_CLEAR = re.compile(r"\brgba\(0,0,0,0\)")
_CUSTOM = re.compile(r"(\s*--[\w-]+:)\s+")


def _declaration(text: str) -> str:
    text = _CUSTOM.sub(r"\1 ", text, count=1)
    return _outside_strings(text, lambda part: _CLEAR.sub("transparent", part))


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
    for statement, end in _statements(css):
        for part in _COMMENTS.split(statement):
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
            node.children = _without_groups([child for child in node.children if child.text != _GROUP])
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


def importer(folders: Sequence[str], style: str) -> Callable[[str, str], list[tuple[str, str]] | None]:
    """libsass' importer: finds partials beside the importing file and in `folders`, and prepares them."""

    def find(path: str, origin: str) -> list[tuple[str, str]] | None:
        beside = [os.path.dirname(origin)] if origin not in ("", "stdin") else []
        for folder in (*beside, *folders):
            head, name = os.path.split(os.path.join(folder, path))
            for candidate in (f"_{name}.scss", f"{name}.scss", f"_{name}", name):
                file = os.path.join(head, candidate)
                if file.endswith(".scss") and os.path.isfile(file):
                    with open(file, encoding="utf-8-sig") as stream:
                        return [(file, prepare(stream.read(), style))]
        return None

    return find
