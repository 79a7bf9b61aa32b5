"""A citation style: its tree of elements, its macros and the options of its two parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from ...errors import BibliographyError

_SPACE = "{http://purl.org/net/xbiblio/csl}"


@dataclass(frozen=True, slots=True)
class Node:
    """An element of a style."""

    tag: str
    attributes: Mapping[str, str]
    children: tuple[Node, ...] = ()

    def get(self, name: str, default: str = "") -> str:
        """An attribute."""
        return self.attributes.get(name, default)

    def find(self, tag: str) -> Node | None:
        """The first child of that tag."""
        return next((child for child in self.children if child.tag == tag), None)

    @property
    def words(self) -> tuple[str, ...]:
        """The variables of the element."""
        return tuple(self.get("variable").split())


EMPTY = Node("", {})


@dataclass(frozen=True, slots=True)
class Style:
    """A style that is ready to render with.

    Terms and dates of its own (`cs:locale`) aren't read: jekyll-scholar renders without them.
    """

    name: str
    root: Node
    macros: Mapping[str, Node]
    citation: Node
    bibliography: Node | None
    shows_numbers: bool = False
    """Whether an entry depends on its number in the list."""
    substitutes_authors: bool = False
    """Whether an entry depends on the authors of the one before."""

    @property
    def citation_layout(self) -> Node:
        """How a citation looks."""
        return self.citation.find("layout") or EMPTY

    @property
    def bibliography_layout(self) -> Node:
        """How an entry of the bibliography looks; a style for citations only shows nothing."""
        return (self.bibliography and self.bibliography.find("layout")) or EMPTY


def _uses(node: Node, variable: str) -> bool:
    return variable in node.words or any(_uses(child, variable) for child in node.children)


def parent_name(text: str, name: str) -> str | None:
    """The name of the style that a dependent style stands for; None for one of its own.

    Raises BibliographyError for text that is no style.
    """
    root = _parse(text, name)
    for link in root.iter(f"{_SPACE}link"):
        if link.get("rel") == "independent-parent":
            return link.get("href", "").rsplit("/", 1)[-1]
    return None


def read_style(text: str, name: str) -> Style:
    """Read a style's XML. Raises BibliographyError if it is none."""
    tree = _parse(text, name)
    root = node_of(tree)
    if root.tag != "style":
        raise BibliographyError(f"{name} is no citation style: its outermost element is `{root.tag}`")
    macros = {child.get("name"): child for child in root.children if child.tag == "macro"}
    bibliography = root.find("bibliography")
    shown = [node for node in (bibliography, *macros.values()) if node is not None]
    return Style(
        name,
        root,
        macros,
        root.find("citation") or EMPTY,
        bibliography,
        any(_uses(node, "citation-number") for node in shown),
        bibliography is not None and _substitutes(bibliography),
    )


def _substitutes(bibliography: Node) -> bool:
    """Whether repeated authors are substituted: all of them; the rules that replace some do nothing there."""
    rule = bibliography.get("subsequent-author-substitute-rule", "complete-all")
    return bool(bibliography.get("subsequent-author-substitute")) and rule == "complete-all"


def _parse(text: str, name: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(text.lstrip("\ufeff"))
    except ElementTree.ParseError as error:
        raise BibliographyError(
            f"The citation style {name} can't be read: {error}", hint="a style is an XML file (.csl)"
        ) from error


def node_of(element: ElementTree.Element) -> Node:
    """An element and what is in it."""
    children = tuple(node_of(child) for child in element if isinstance(child.tag, str))
    return Node(element.tag.removeprefix(_SPACE), dict(element.attrib), children)
