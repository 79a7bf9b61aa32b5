"""kramdown for programs that use Python-Markdown: MkDocs, Pelican and others.

Python-Markdown's own parser sees nothing of the text. Its tree processors get a tree with the headers, links and
images of the document: `toc` lists the headers, and what is changed in links and images (MkDocs resolves relative
ones like that) comes back.
"""

from __future__ import annotations

import warnings
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from .document import Document
from .element import Element
from .render.ids import HeaderIds
from .resolve import plain_text

_PLACE = f"{STX}kramdown{ETX}"
"""Stands in the tree for the document."""

_TAGS = {"a": "a", "img": "img", "header": "h"}


class KramdownExtension(Extension):
    """Replaces the syntax of Python-Markdown by kramdown's; its options are kramdown's."""

    def __init__(self, **options: Any) -> None:
        """`options` are kramdown's, by name."""
        super().__init__()
        self.options = options
        self.document: Document | None = None
        self.shadows: list[tuple[etree.Element, Element]] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Put the processors in place of Python-Markdown's: after `meta`, before everything else."""
        md.registerExtension(self)
        md.preprocessors.deregister("normalize_whitespace", strict=False)  # it would expand tabs in code
        md.preprocessors.register(_Read(md, self), "kramdown", 26)
        md.treeprocessors.register(_Shadow(md, self), "kramdown", 1000)
        md.postprocessors.register(_Write(md, self), "kramdown", -1000)

    def reset(self) -> None:
        """Forget the last document."""
        self.document = None
        self.shadows = []


class _Read(Preprocessor):
    def __init__(self, md: Markdown, extension: KramdownExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        document = Document("\n".join(lines), self.extension.options)
        for message in document.warnings:
            warnings.warn(f"kramdown: {message}", stacklevel=2)
        self.extension.document = document
        _give_ids(document)
        return []


class _Shadow(Treeprocessor):
    def __init__(self, md: Markdown, extension: KramdownExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        document = self.extension.document
        if document is None:
            return
        etree.SubElement(root, "p").text = AtomicString(_PLACE)
        for element in _elements(document):
            tag = _TAGS.get(element.type) or (element.value if element.type == "html_element" else "")
            if tag not in ("a", "img", "h"):
                continue
            attributes = {name: str(value) for name, value in element.attr.items() if value is not None}
            if tag == "h":
                shadow = etree.SubElement(root, f"h{element.options['level']}", attributes)
                shadow.text = AtomicString(plain_text(element.children, True))
            else:
                self.extension.shadows.append((etree.SubElement(root, tag, attributes), element))


class _Write(Postprocessor):
    def __init__(self, md: Markdown, extension: KramdownExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, text: str) -> str:
        document = self.extension.document
        if document is None or _PLACE not in text:
            return text  # some other extension's piece of text
        for shadow, element in self.extension.shadows:
            element.attr.update(shadow.attrib)
        return document.to_html()


def _elements(document: Document) -> Iterator[Element]:
    """All elements of the document, those of its footnotes too."""
    tops = [document.root]
    while tops:
        for node in tops.pop().walk():
            if isinstance(node, Element):
                yield node
                if node.type == "footnote":
                    tops.append(node.value.content)


def _give_ids(document: Document) -> None:
    """Give headers now the ids that they would get when they are written."""
    ids = HeaderIds(document.options)
    if document.options["auto_ids"]:
        for element in _elements(document):
            if element.type == "header" and "id" not in element.attr:
                element.attr["id"] = ids.make(element.options["raw_text"])
