"""Rendering an item with a style's layout (CSL 1.0.1, "Rendering Elements")."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .dates import format_date
from .item import Item, PersonName
from .joining import Joiner
from .locale import Locales
from .markup import FORMAT_ATTRIBUTES, FORMATS, display, escape
from .names import NameStyle, format_names, name_options
from .numbers import first_page, format_number, format_pages, is_numeric, is_plural
from .quotes import put_in_quotes
from .style import EMPTY, Node, Style
from .text_case import CASES

NUMBER_VARIABLES = frozenset(
    "chapter-number citation-number collection-number edition issue locator number number-of-pages number-of-volumes "
    "page part-number printing-number section supplement-number version volume".split()
)
NAME_VARIABLES = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator".split()
)
DATE_VARIABLES = frozenset("accessed available-date event-date issued original-date submitted".split())


@dataclass(frozen=True, slots=True)
class Cite:
    """What a citation says of an item besides the item: where in it, and its number in the list."""

    number: int = 0
    locator: str = ""
    label: str = "page"
    suppress_author: bool = False


@dataclass(slots=True)
class _Group:
    """What the variables below a `cs:group` came to."""

    called: bool = False
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders items with one style in one language."""

    style: Style
    locales: Locales

    @property
    def joiner(self) -> Joiner:
        """Knows the language's quotes, and whether full stops and commas go inside of them."""
        closing = self.locales.term("close-quote") + self.locales.term("close-inner-quote")
        return Joiner(closing, self.locales.option("punctuation-in-quote") == "true")

    def entry(self, item: Item, number: int, same_authors: str = "") -> tuple[str, str]:
        """An entry of the bibliography as HTML, and its authors as they stand there.

        `same_authors` is the second value of the entry before: where the style substitutes something for authors that
        are repeated, equal ones are substituted.
        """
        part = self.style.bibliography
        if part is None:
            return "", ""
        rendering = _Rendering(self, part, item, Cite(number), part.get("subsequent-author-substitute"), same_authors)
        return escape(rendering.layout(self.style.bibliography_layout)), rendering.authors

    def citation(self, item: Item, cite: Cite) -> str:
        """A citation as HTML, without the affixes of the layout."""
        rendering = _Rendering(self, self.style.citation, item, cite)
        return escape(rendering.children(self.style.citation_layout))

    def citations(self, texts: list[str]) -> str:
        """Citations of one bracket put together, with the affixes and formatting of the layout."""
        layout = self.style.citation_layout
        rendering = _Rendering(self, self.style.citation, Item("", ""), Cite())
        return escape(rendering.finish(self.joiner.join(texts, layout.get("delimiter")), layout))


@dataclass(slots=True)
class _Rendering:
    """One rendering of one item."""

    renderer: Renderer
    part: Node
    item: Item
    cite: Cite
    substitute: str = ""
    same_authors: str = ""
    authors: str = ""
    _groups: list[_Group] = field(default_factory=list)
    _used: set[str] = field(default_factory=set)
    _substituting: bool = False
    _delimiter: str = ""
    _names_parent: Node = EMPTY

    @property
    def locales(self) -> Locales:
        return self.renderer.locales

    @property
    def joiner(self) -> Joiner:
        return self.renderer.joiner

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
        handler = _HANDLERS.get(node.tag)
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
        text = self.joiner.append(self.joiner.append(node.get("prefix"), text), node.get("suffix"))
        kind = node.get("display")
        return display(text, kind) if kind else text

    # Variables

    def text_of(self, name: str) -> str:
        """A variable's content, noted for the groups around it."""
        value = "" if name in self._used else self._peek(name)
        self._note(bool(value))
        return value

    def _peek(self, name: str) -> str:
        if name == "locator":
            return self.cite.locator
        if name == "citation-number":
            return str(self.cite.number)
        if name == "page-first":
            return first_page(self.item.texts.get("page", ""))
        return self.item.texts.get(name, "")

    def _note(self, filled: bool) -> None:
        for group in self._groups:
            group.called = True
            group.filled = group.filled or filled

    def _has(self, name: str) -> bool:
        if name in NAME_VARIABLES:
            return bool(self.item.names.get(name))
        if name in DATE_VARIABLES:
            return name in self.item.dates
        return bool(self._peek(name))

    # Elements

    def text(self, node: Node) -> str:
        """`cs:text`."""
        if "macro" in node.attributes:
            macro = self.renderer.style.macros.get(node.get("macro"))
            text = self.children(macro) if macro is not None else ""
        elif "variable" in node.attributes:
            text = self._variable(node)
        elif "term" in node.attributes:
            text = self.locales.term(node.get("term"), node.get("form", "long"), plural=node.get("plural") == "true")
        else:
            text = node.get("value")
        return self.finish(text, node)

    def _variable(self, node: Node) -> str:
        name = node.get("variable")
        short = f"{name}-short"
        if node.get("form") == "short" and self.item.texts.get(short):
            name = short
        text = self.text_of(name)
        if self._substituting and text:
            self._used.add(name)
        if name in ("page", "locator"):
            text = self._pages(text)
        return text

    def _pages(self, text: str) -> str:
        delimiter = self.locales.term("page-range-delimiter") or "–"
        return format_pages(text, self.renderer.style.root.get("page-range-format"), delimiter)

    def number(self, node: Node) -> str:
        """`cs:number`."""
        name = node.get("variable")
        text = self.text_of(name)
        if text and name in ("page", "locator"):
            text = self._pages(text)
        term = self.locales.find(name)
        gender = term.gender if term else ""
        return self.finish(format_number(text, node.get("form"), self.locales, gender), node)

    def label(self, node: Node) -> str:
        """`cs:label` of a number."""
        name = node.get("variable")
        value = self._peek(name)
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
        date = None if name in self._used else self.item.dates.get(name)
        self._note(date is not None)
        if date is None:
            return ""
        if self._substituting:
            self._used.add(name)
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
            test(self, value)
            for attribute, test in _CONDITIONS.items()
            for value in branch.get(attribute).split()
        ]
        match = branch.get("match", "all")
        if match == "any":
            return any(results)
        return not any(results) if match == "none" else all(results)

    def names(self, node: Node) -> str:
        """`cs:names`."""
        parent, substitute = self._names_parent, node.find("substitute")
        if not self._substituting:
            parent = EMPTY
        texts = [text for name in self._roles(node) if (text := self._role(name, node, parent))]
        delimiter = node.get("delimiter") or self.part.get("names-delimiter") or (parent.get("delimiter") or ", ")
        text = self.finish(self.joiner.join(texts, delimiter), node)
        if text or substitute is None:
            return self._repeated(text, node)
        outer = self._substituting, self._names_parent
        self._substituting, self._names_parent = True, node
        for child in substitute.children:
            text = self.render(child)
            if text:
                break
        self._substituting, self._names_parent = outer
        return text

    def _roles(self, node: Node) -> list[str]:
        names = self.item.names
        roles = list(node.words)
        if {"editor", "translator"} <= set(roles) and names.get("editor") and names.get("editor") == names.get("translator"):
            roles = ["editortranslator" if role == "editor" else role for role in roles if role != "translator"]
        return roles

    def _role(self, role: str, node: Node, parent: Node) -> str:
        variable = "editor" if role == "editortranslator" else role
        people = () if variable in self._used else self.item.names.get(variable, ())
        if variable == "author" and self.cite.suppress_author:
            people = ()
        self._note(bool(people))
        if not people:
            return ""
        if self._substituting:
            self._used.add(variable)
        name = node.find("name") or parent.find("name") or EMPTY
        style = self.renderer.style
        options = name_options(name, (style.root, self.part))
        demote = style.root.get("demote-non-dropping-particle", "display-and-sort")
        et_al = node.find("et-al") or parent.find("et-al")
        text = format_names(people, NameStyle(options, name, et_al, demote), self.locales, self.finish, self.joiner)
        if name.attributes:
            text = self.finish(text, Node("name", {k: v for k, v in name.attributes.items() if k != "form"}))
        label = node.find("label") or parent.find("label")
        if label is None or options.get("form") == "count":
            return text
        plural = label.get("plural", "contextual")
        many = plural == "always" or (plural == "contextual" and len(people) > 1)
        told = self.finish(self.locales.term(role, label.get("form", "long"), plural=many), label)
        first = next((child.tag for child in (*node.children, *parent.children) if child.tag in ("name", "label")), "")
        return self.joiner.append(told, text) if first == "label" else self.joiner.append(text, told)

    def _repeated(self, text: str, node: Node) -> str:
        """The first names of an entry, or what stands for names that the entry before has too."""
        if not text or self.authors or not self.substitute:
            return text
        self.authors = text
        return self.substitute if text == self.same_authors else text


_HANDLERS: Mapping[str, Callable[[_Rendering, Node], str]] = {
    "text": _Rendering.text,
    "number": _Rendering.number,
    "label": _Rendering.label,
    "date": _Rendering.date,
    "group": _Rendering.group,
    "choose": _Rendering.choose,
    "names": _Rendering.names,
}

_CONDITIONS: Mapping[str, Callable[[_Rendering, str], bool]] = {
    "type": lambda rendering, value: rendering.item.type == value,
    "variable": lambda rendering, value: rendering._has(value),
    "is-numeric": lambda rendering, value: is_numeric(rendering._peek(value)),
    "is-uncertain-date": lambda rendering, value: False,
    "locator": lambda rendering, value: bool(rendering.cite.locator) and rendering.cite.label == value,
    "position": lambda rendering, value: value == "first",
    "disambiguate": lambda rendering, value: value != "true",
}
