"""`html_to_native`: HTML elements become the elements that Markdown has for the same thing.

Nothing here recurses: an element is converted, its children are put on a stack of tasks, and what has to be done
after them is a task as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .element import Element, Node
from .html_tags import SPAN_ELEMENTS, content_model
from .native_table import finish_table, is_simple_table
from .native_text import SPACES, characters, inner_text, text_nodes, without_cdata, without_highlighter

_TRAITS = {
    name: frozenset(traits.split())
    for traits, names in (
        ("keep", "br em hr img strong"),
        ("keep no-text", "ol tbody tfoot thead tr ul"),
        ("keep no-text strip", "dl"),
        ("keep strip", "dt p"),
        ("keep strip no-blanks", "td th"),
        ("keep strip no-blanks wrap", "blockquote dd li"),
        ("no-blanks wrap", "figure"),
        ("no-text", "colgroup head hgroup html optgroup select table"),
        ("strip", "caption h1 h2 h3 h4 h5 h6 legend"),
        ("strip no-blanks wrap", "address article aside body div fieldset figcaption footer form header nav section"),
    )
    for name in names.split()
}
"""What is done to elements, by name.

keep: the element becomes Markdown's of the same name. no-text: text right in it is dropped. strip: white space at its
ends is. no-blanks: text of white space only is, at the ends and between blocks. wrap: what is not a block in it is put
into paragraphs.
"""
_NO_TRAITS: frozenset[str] = frozenset()
_EMPHASIS = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}
_LANGUAGE_CLASS = re.compile(r"\blanguage-\S+")
_MATH_TYPE = re.compile(r"\bmath/tex\b")
_Task = tuple[Element, bool, bool, "Element | None"] | Callable[[], None]


def convert_element(element: Element) -> None:
    """Convert `element` and everything in it, in place."""
    _Converter().run(element)


class _Converter:
    def __init__(self) -> None:
        self.tasks: list[_Task] = []

    def run(self, element: Element) -> None:
        """Do all tasks, beginning with `element`."""
        self.tasks.append((element, True, False, None))
        while self.tasks:
            task = self.tasks.pop()
            if isinstance(task, tuple):
                self.process(*task)
            else:
                task()

    def process(self, element: Element, convert: bool, preserve: bool, parent: Element | None) -> None:
        """One element: `convert` it or leave it as HTML, `preserve` the white space in it."""
        if element.type in ("xml_comment", "xml_pi"):
            element.options = {"category": _comment_category(parent)}
            return
        if element.type != "html_element":
            return
        name = element.value
        special = _SPECIAL.get(name) if convert else None
        if special is not None:
            special(self, element)
            return
        traits = _TRAITS.get(name, _NO_TRAITS) if convert else _NO_TRAITS
        if "no-text" in traits:
            _remove_text(element)
        if traits:
            self.tasks.append(lambda: _tidy(element, traits))
        if "keep" in traits:
            become(element, name)
            self.children(element, convert, preserve)
        else:
            self.keep(element, convert, preserve)

    def children(self, element: Element, convert: bool = True, preserve: bool = False) -> None:
        """Have the children of `element` processed; text is done at once."""
        result: list[Node] = []
        later: list[_Task] = []
        for child in element.children:
            if isinstance(child, str):
                result += text_nodes(child, preserve or not convert)
            else:
                result.append(child)
                later.append((child, convert, preserve, element))
        element.children = result
        self.tasks += reversed(later)

    def keep(self, element: Element, convert: bool, preserve: bool = False) -> None:
        """Leave `element` an HTML element."""
        element.options = {
            "category": "span" if element.value in SPAN_ELEMENTS else "block",
            "content_model": content_model(element.value) if convert else "raw",
        }
        element.ial = None
        self.children(element, convert, preserve)

    def textarea(self, element: Element) -> None:
        """White space counts in a text area."""
        self.keep(element, True, True)

    def link(self, element: Element) -> None:
        """An anchor that leads somewhere is a link."""
        if element.attr.get("href") is not None:
            become(element, "a")
            self.children(element)
        else:
            self.keep(element, False)

    def emphasis(self, element: Element) -> None:
        """Emphasis, if white space at its edges does not forbid it."""
        text = inner_text(element)
        if text and (text[0] in SPACES or text[-1] in SPACES):
            self.keep(element, False)
        else:
            become(element, _EMPHASIS[element.value])
            self.children(element)

    def header(self, element: Element) -> None:
        """A header."""
        level = int(element.value[1])
        become(element, "header", {"level": level, "raw_text": inner_text(element)})
        self.children(element)

    def code(self, element: Element) -> None:
        """A code span or block: only text is left of its content."""
        value = "".join(characters(node) for node in text_nodes(inner_text(element), True))
        classes = element.attr.get("class")
        if element.value == "code":
            become(element, "codespan")
            if classes is not None:
                element.attr["class"] = without_highlighter(classes)
        else:
            only = element.children[0] if len(element.children) == 1 else None
            become(element, "codeblock")
            if isinstance(only, Element) and only.value == "code":
                language = _LANGUAGE_CLASS.search(only.attr.get("class") or "")
                if language is not None:
                    element.attr["class"] = f"{language[0]} {classes or ''}".rstrip()
        element.value = value
        element.children = []

    def table(self, element: Element) -> None:
        """A table, if it is as simple as Markdown's."""
        if not is_simple_table(element):
            self.keep(element, False)
            return
        _remove_text(element)
        self.tasks.append(lambda: finish_table(element))
        become(element, "table")
        self.children(element)

    def script(self, element: Element) -> None:
        """A script is mathematics if its type says so."""
        kind = element.attr.get("type") or ""
        if not _MATH_TYPE.search(kind) or not element.children:
            self.keep(element, True)
            return
        first = element.children[0]
        text = first if isinstance(first, str) else first.value
        become(element, "math", {"category": "block" if "mode=display" in kind else "span"})
        element.value = without_cdata(text)
        element.children = element.children[1:]
        del element.attr["type"]


_SPECIAL: dict[str, Callable[[_Converter, Element], None]] = {
    "textarea": _Converter.textarea,
    "a": _Converter.link,
    **dict.fromkeys(_EMPHASIS, _Converter.emphasis),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _Converter.header),
    "code": _Converter.code,
    "pre": _Converter.code,
    "table": _Converter.table,
    "script": _Converter.script,
}


def become(element: Element, kind: str, options: dict | None = None) -> None:
    """Make `element` one of Markdown's own."""
    element.type = kind
    element.value = None
    element.options = options or {}
    element.ial = None


def _comment_category(parent: Element | None) -> str:
    if parent is None:
        name = "div"
    elif parent.type == "html_element":
        name = parent.value
    else:
        name = "h1" if parent.type == "header" else parent.type
    return "span" if content_model(name) == "span" else "block"


def _tidy(element: Element, traits: frozenset[str]) -> None:
    """What is left to do when the children of `element` have been converted."""
    children = element.children
    if "strip" in traits and children:
        if isinstance(children[0], str):
            children[0] = children[0].lstrip(SPACES)
        if isinstance(children[-1], str):
            children[-1] = children[-1].rstrip(SPACES)
    if "no-blanks" in traits:
        _remove_blanks(element)
    if "wrap" in traits:
        _wrap_text(element)


def _remove_text(element: Element) -> None:
    element.children = [child for child in element.children if not isinstance(child, str)]


def _is_block(node: Node) -> bool:
    return not isinstance(node, str) and node.is_block


def _remove_blanks(element: Element) -> None:
    """Drop white space at the ends and between blocks."""
    children = element.children
    last = len(children) - 1
    element.children = [
        child
        for index, child in enumerate(children)
        if not isinstance(child, str)
        or child.strip(SPACES)
        or (0 < index < last and not (_is_block(children[index - 1]) and _is_block(children[index + 1])))
    ]


def _wrap_text(element: Element) -> None:
    """Put what isn't a block into paragraphs that don't show."""
    result: list[Node] = []
    paragraph: Element | None = None
    for child in element.children:
        if _is_block(child):
            result.append(child)
            paragraph = None
            continue
        if paragraph is None:
            paragraph = Element("p")
            paragraph.transparent = True
            result.append(paragraph)
        paragraph.children.append(child)
    element.children = result
