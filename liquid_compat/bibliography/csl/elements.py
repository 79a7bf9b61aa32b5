"""The elements of a style, rendered for one item (CSL 1.0.1, "Rendering Elements")."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .dates import format_date
from .item import Cite, Item
from .joining import Joiner
from .locale import Locales
from .markup import FORMAT_ATTRIBUTES, FORMATS, display, escape_all
from .numbers import first_page, format_number, format_pages, is_numeric, is_plural
from .quotes import put_in_quotes
from .style import Node, Style
from .text_case import CASES
from .variables import DATE_VARIABLES, NAME_VARIABLES


@dataclass(slots=True)
class _Group:
    """What the variables below a `cs:group` came to."""

    called: bool = False
    filled: bool = False


@dataclass(slots=True)
class Rendering:
    """One rendering of one item."""

    handlers: Mapping[str, Callable[[Rendering, Node], str]]
    """The function of each element."""
    style: Style
    locales: Locales
    joiner: Joiner
    part: Node
    """`cs:citation` or `cs:bibliography`."""
    item: Item
    cite: Cite
    substitute: str = ""
    """What stands for authors that are `same_authors`."""
    same_authors: str = ""
    authors: str = ""
    """The first names that were rendered."""
    used: set[str] = field(default_factory=set)
    """The variables that a `cs:substitute` has shown; they aren't shown again."""
    names_parent: Node | None = None
    """The `cs:names` whose `cs:substitute` is rendered."""
    _groups: list[_Group] = field(default_factory=list)
    _delimiter: str = ""

    def layout(self, node: Node) -> str:
        """The whole entry."""
        return self.finish(self.children(node, node.get("delimiter")), node)

    def children(self, node: Node, delimiter: str = "") -> str:
        """What the elements below a node come to; a `cs:choose` below uses the same delimiter."""
        outer, self._delimiter = self._delimiter, delimiter
        text = self.joiner.join([self.render(child) for child in node.children], delimiter)
        self._delimiter = outer
        return text

    def render(self, node: Node) -> str:
        """An element with its affixes and formatting."""
        handler = self.handlers.get(node.tag)
        return "" if handler is None else handler(self, node)

    def finish(self, text: str, node: Node) -> str:
        """Case, formatting, quotes and affixes of a node around its text."""
        if not text:
            return ""
        if node.get("strip-periods") == "true":
            text = text.replace(".", "")
        case = node.get("text-case")
        if case in CASES and (case != "title" or self.locales.is_english):
            text = CASES[case](text)
        for attribute in FORMAT_ATTRIBUTES:
            wrap = FORMATS.get((attribute, node.get(attribute)))
            if wrap is not None:
                text = wrap(text)
        if node.get("quotes") == "true":
            text = put_in_quotes(text, self.locales)
        prefix, suffix = escape_all(node.get("prefix")), escape_all(node.get("suffix"))
        text = self.joiner.append(self.joiner.append(prefix, text), suffix)
        kind = node.get("display")
        return display(text, kind) if kind else text

    # Variables

    def text_of(self, name: str) -> str:
        """A variable's content, noted for the groups around it; a locator isn't the item's and not noted there."""
        value = "" if name in self.used else self.peek(name)
        if name != "locator":
            self.note(bool(value))
        return value

    def peek(self, name: str) -> str:
        """A variable's content."""
        if name == "locator":
            return self.cite.locator
        if name == "citation-number":
            return str(self.cite.number or "")
        if name == "page-first":
            return first_page(self.item.texts.get("page", ""))
        return self.item.texts.get(name, "")

    def note(self, filled: bool) -> None:
        """Tell the groups around that a variable was called."""
        for group in self._groups:
            group.called = True
            group.filled = group.filled or filled

    def has(self, name: str) -> bool:
        """Whether a variable says anything."""
        if name in NAME_VARIABLES:
            return bool(self.item.names.get(name))
        if name in DATE_VARIABLES:
            return name in self.item.dates
        return bool(self.peek(name))

    # Elements

    def text(self, node: Node) -> str:
        """`cs:text`."""
        if "macro" in node.attributes:
            macro = self.style.macros.get(node.get("macro"))
            text = self.children(macro) if macro is not None else ""
        elif "variable" in node.attributes:
            text = self._variable(node)
        elif "term" in node.attributes:
            # Any `plural` asks for the plural, `plural="false"` too.
            plural = "plural" in node.attributes
            text = self.locales.term(node.get("term"), node.get("form", "long"), plural=plural)
        else:
            text = node.get("value")
        return self.finish(text, node)

    def _variable(self, node: Node) -> str:
        name = node.get("variable")
        short = f"{name}-short"
        if node.get("form") == "short" and self.item.texts.get(short):
            name = short
        text = self.text_of(name)
        if self.names_parent is not None and text:
            self.used.add(name)
        return self._pages(text) if name == "page" else text

    def _pages(self, text: str) -> str:
        delimiter = self.locales.term("page-range-delimiter") or "–"
        return format_pages(text, self.style.root.get("page-range-format"), delimiter)

    def number(self, node: Node) -> str:
        """`cs:number`."""
        name = node.get("variable")
        text = self.text_of(name)
        if text and name == "page":
            text = self._pages(text)
        term = self.locales.find(name)
        gender = term.gender if term else ""
        return self.finish(format_number(text, node.get("form"), self.locales, gender), node)

    def label(self, node: Node) -> str:
        """`cs:label` of a number."""
        name = node.get("variable")
        value = self.peek(name)
        if not value:
            return ""
        term = self.cite.label if name == "locator" else name
        plural = node.get("plural", "contextual")
        many = plural == "always" or (plural == "contextual" and self._is_plural(name, value))
        return self.finish(self.locales.term(term, node.get("form", "long"), plural=many), node)

    @staticmethod
    def _is_plural(name: str, value: str) -> bool:
        if name.startswith("number-of-"):
            return value.strip().isdecimal() and int(value) > 1
        return name in ("page", "locator") and is_plural(value)

    def date(self, node: Node) -> str:
        """`cs:date`."""
        name = node.get("variable")
        date = None if name in self.used else self.item.dates.get(name)
        self.note(date is not None)
        if date is None:
            return ""
        if self.names_parent is not None:
            self.used.add(name)
        return self.finish(format_date(date, node, self.locales, self.finish, self.joiner), node)

    def group(self, node: Node) -> str:
        """`cs:group`: nothing, if it has variables and none of them says anything."""
        group = _Group()
        self._groups.append(group)
        text = self.children(node, node.get("delimiter"))
        self._groups.pop()
        return "" if group.called and not group.filled else self.finish(text, node)

    def choose(self, node: Node) -> str:
        """`cs:choose`."""
        for branch in node.children:
            if branch.tag == "else" or self._holds(branch):
                return self.children(branch, self._delimiter)
        return ""

    def _holds(self, branch: Node) -> bool:
        results = [
            test(self, value) for attribute, test in _CONDITIONS.items() for value in branch.get(attribute).split()
        ]
        match = branch.get("match", "all")
        if match == "any":
            return any(results)
        return not any(results) if match == "none" else all(results)


_CONDITIONS: Mapping[str, Callable[[Rendering, str], bool]] = {
    "type": lambda rendering, value: rendering.item.type == value,
    "variable": lambda rendering, value: rendering.has(value),
    "is-numeric": lambda rendering, value: is_numeric(rendering.peek(value)),
    "is-uncertain-date": lambda rendering, value: False,
    "locator": lambda rendering, value: bool(rendering.cite.locator) and rendering.cite.label == value,
    "position": lambda rendering, value: value == "first",
    "disambiguate": lambda rendering, value: value != "true",
}
