"""Tables with cells over several columns and rows, cells of several lines, alignment, Markdown and attributes.

https://github.com/jeffreytse/jekyll-spaceship#1-table-usage
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..html_fragment import HtmlFragment
from ..html_page import HtmlPage
from .sources import replaced, set_aside
from .trees import inner_html, remove, set_inner_html, set_text, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEFINITION = re.compile(r"\n\s*\[(.*)\]:\s*(\S+(?:\s+\".*?\")?)", re.ASCII)
_ROW = re.compile(r"[^\n]*(?<!\\)\|[^\n]*")
_MATHS = re.compile(r"(?P<sign>(?<!\\)\$\$?).*?(?P=sign)")
_SPECIAL = re.compile(r"(?<!(?<!\\)\\)([*$(\"_]|\[(?!\^))")
# A list of attributes in braces, with a name before it where it is a definition.
_BRACES = re.compile(r"(?<!\\)\{:((?:[^}\n]|(?<=\\)\})*)\}")
_NAMED = re.compile(r"([A-Za-z]\S*):(.*)", re.ASCII)
# A key with a value in quotes, which Markdown may have made curly, or a word.
_ATTRIBUTE = re.compile(
    r"""(?P<key>\S+)=(?:"(?P<value>.*?)"|'(?P<single>.*?)'|”(?P<curly>.*?)”)|(?P<word>\S+)""", re.ASCII
)
_CODE = re.compile(r"(<code.*>.*</code>)")
_ALIGNED = {1: "text-align: left", 2: "text-align: right", 3: "text-align: center"}


def prepared(source: str) -> str:
    """Markdown in which the signs of these tables pass kramdown."""
    definitions = dict(_DEFINITION.findall(source))
    for row in _ROW.findall(source) if definitions else ():
        filled = row
        for name, address in definitions.items():
            filled = re.sub(rf"\[([^\n\]]*?)\]\s*\[{re.escape(name)}\]", rf"[\1]({_literal(address)})", filled)
        for name, address in definitions.items():
            pattern = rf"\[{re.escape(name)}\](?!\s*\(.*?\))"
            filled = re.sub(pattern, f"[{_literal(name)}]({_literal(address)})", filled)
        if filled != row:
            source = replaced(source, row, filled)
    source = re.sub(r"((?<!\\)\|.*\\\s*)\|\s*\n", r"\1" + "\n", source)
    source = re.sub(r"\|(?=\|)", r"\\|", source)
    source = re.sub(r"\\:(?=[^\n]*?(?<!\\)\|)", r"\\\\:", source)
    source = re.sub(r"((?<!\\)\|[^\n]*?)(\\:)", r"\1\\\\:", source)
    for row in _ROW.findall(source):
        if re.search(r"(?<!\\)\|", _MATHS.sub("", row)):
            escaped = _SPECIAL.sub(r"\\\\\1", row)
            if escaped != row:
                source = replaced(source, row, escaped)
    return source


def _literal(text: str) -> str:
    return text.replace("\\", r"\\")


def attribute_lists(source: str) -> dict[str, str]:
    """The lists of attributes that a source gives names to."""
    found: dict[str, str] = {}
    for inside in _BRACES.findall(set_aside(source)[0]):
        named = _NAMED.match(inside)
        if named is not None:
            found[named[1]] = found.get(named[1], "") + named[2]
    return found


def changed(html: str, convert: Callable[[str], str], lists: Mapping[str, str]) -> str:
    """A page with its tables done; `convert` makes HTML of Markdown, `lists` is of `attribute_lists`."""
    page = HtmlPage(html)
    for table in list(page.root.iter("table")) if page.root is not None else ():
        if not any(parent.tag in ("code", "pre") for parent in table.iterancestors()):
            _change(table, convert, lists)
    return str(page)


@dataclass(slots=True)
class _Table:
    """What is known while the rows of a table are gone through."""

    joined: list[_Element] | None = None
    """The cells that the following rows are added to."""
    is_joining: bool = False
    above: dict[int, _Element] = field(default_factory=dict)
    """The cell that stands in a column so far."""


@dataclass(slots=True)
class _Row:
    element: _Element
    cells: list[_Element]
    spanned: int = 0
    column: int = 0


def _change(table: _Element, convert: Callable[[str], str], lists: Mapping[str, str]) -> None:
    state = _Table()
    rows = list(table.iter("tr"))
    for element in rows:
        row = _Row(element, list(element.iter("th", "td")))
        for cell in row.cells:
            _span_columns(row, cell)
            _join_rows(state, row, cell)
            _align(cell)
            _span_rows(state, row, cell)
    for element in rows:
        for cell in list(element.iter("th", "td")):
            _format(cell, convert)
            _set_attributes(cell, lists)


def _span_columns(row: _Row, cell: _Element) -> None:
    if cell is row.cells[-1] and row.spanned > 0:
        for other in row.cells[::-1][: row.spanned]:
            if other.get("colspan") is not None:
                return
            remove(other)
    html = inner_html(cell)
    bars = re.search(r"\|+$", html, re.MULTILINE | re.ASCII)
    if bars is not None:
        set_inner_html(cell, re.sub(r"\|+$", "", html, flags=re.MULTILINE | re.ASCII))
        row.spanned += len(bars[0])
        cell.set("colspan", str(len(bars[0]) + 1))


def _join_rows(state: _Table, row: _Row, cell: _Element) -> None:
    if cell is not row.cells[-1]:
        return
    text = text_of(cell)
    goes_on = re.search(r"(?<!\\)\\\s*$", text, re.MULTILINE | re.ASCII) is not None
    if goes_on:
        set_text(cell, re.sub(r"(?<!\\)\\\s*$", "", text, flags=re.MULTILINE | re.ASCII))
        if not state.is_joining:
            state.joined, state.is_joining = row.cells, True
    if state.is_joining and state.joined is not None and state.joined is not row.cells:
        for first, other in zip(state.joined, row.cells, strict=False):
            set_inner_html(first, f"{inner_html(first)}\n<br>\n{inner_html(other)}")
        remove(row.element)
    if not goes_on:
        state.is_joining = False


def _align(cell: _Element) -> None:
    side = 0
    text = text_of(cell)
    if re.search(r"^\s*:(?!:)", text, re.MULTILINE | re.ASCII):
        text = re.sub(r"^\s*:", "", text, flags=re.MULTILINE | re.ASCII)
        set_text(cell, text)
        side += 1
    if re.search(r"(?<!\\):\s*$", text, re.MULTILINE | re.ASCII):
        text = re.sub(r":\s*$", "", text, flags=re.MULTILINE | re.ASCII)
        set_text(cell, text)
        side += 2
    if not side:
        return
    set_text(cell, text.replace("\\:", ":"))
    style = cell.get("style") or ""
    has_own = re.search(r"text-align:.+", style) is not None
    cell.set("style", re.sub(r"text-align:.+", _ALIGNED[side], style) if has_own else _ALIGNED[side])


def _span_rows(state: _Table, row: _Row, cell: _Element) -> None:
    above = state.above.get(row.column)
    html = inner_html(cell)
    if above is not None and re.search(r"^\s*\^{2}", html, re.MULTILINE | re.ASCII):
        html = re.sub(r"^\s*\^{2}", "", html, flags=re.MULTILINE | re.ASCII)
        set_inner_html(cell, html)
        set_inner_html(above, f"{inner_html(above)}\n<br>\n{inner_html(cell)}")
        above.set("rowspan", str(_number(above.get("rowspan") or "1") + 1))
        remove(cell)
    else:
        state.above[row.column] = cell
    row.column += max(_number(cell.get("colspan") or ""), 1)


def _number(text: str) -> int:
    match = re.match(r"\s*(\d+)", text, re.ASCII)
    return int(match[1]) if match else 0


def _format(cell: _Element, convert: Callable[[str], str]) -> None:
    """Convert what is in a cell as Markdown; of paragraphs the text is left."""
    html = inner_html(cell)
    codes = _CODE.findall(html)
    for number, code in enumerate(codes):
        html = html.replace(code, f"<!JEKYLL@{number}>", 1)
    html = re.sub(r"(?<!\\)\|", r"\\|", html)
    html = re.sub(r"^\s+|\s+$", "", html, flags=re.MULTILINE | re.ASCII).replace("&lt;", "<").replace("&gt;", ">")
    for number in range(len(codes) - 1, -1, -1):
        html = html.replace(f"<!JEKYLL@{number}>", codes[number], 1)
    html = convert(html)
    root = HtmlFragment(html).root
    if len(root) and root[0].tag == "p" and not root.text:
        html = "".join(inner_html(child) for child in root)
    else:
        html = inner_html(root)
    set_inner_html(cell, html)


def _set_attributes(cell: _Element, lists: Mapping[str, str]) -> None:
    html = inner_html(cell)
    if "{:" in html:
        for match in list(_BRACES.finditer(html)):
            if _NAMED.match(match[1]) is None:
                _add_attributes(cell, match[1], lists, 0)
            html = html.replace(match[0], "", 1)
    set_inner_html(cell, html)


def _add_attributes(cell: _Element, attributes: str, lists: Mapping[str, str], depth: int) -> None:
    for match in _ATTRIBUTE.finditer(attributes):
        key, word = match["key"], match["word"]
        if key:
            value = next(match[name] for name in ("value", "single", "curly") if match[name] is not None)
            cell.set(key, (cell.get(key) or "") + value)
        elif word.startswith("#"):
            cell.set("id", word[1:])
        elif word.startswith("."):
            old = cell.get("class") or ""
            cell.set("class", f"{old} {word[1:]}" if old else word[1:])
        elif word in lists and depth < len(lists):
            _add_attributes(cell, lists[word], lists, depth + 1)
