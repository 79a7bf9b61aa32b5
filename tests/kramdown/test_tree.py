"""The tree of a document."""

from __future__ import annotations

from liquid_compat.kramdown import Document
from liquid_compat.kramdown.element import Element, copy_nodes


def elements(document: Document, kind: str) -> list[Element]:
    return [node for node in document.root.walk() if isinstance(node, Element) and node.type == kind]


def test_text_is_str_and_the_rest_elements() -> None:
    root = Document("# *a* b\n\n`c`\n").root
    assert [node.type for node in root.children if isinstance(node, Element)] == ["header", "blank", "p"]
    header = root.children[0]
    assert isinstance(header, Element)
    assert header.options["level"] == 1
    emphasis, text = header.children
    assert isinstance(emphasis, Element) and emphasis.type == "em" and emphasis.children == ["a"]
    assert text == " b"


def test_blocks_know_their_lines() -> None:
    document = Document("a\n\n> b\n>\n> - c\n> - d\n\ne|f\ntext\n\n|g|\n")
    assert [(paragraph.children[0], paragraph.line) for paragraph in elements(document, "p")] == [
        ("a", 1),
        ("b", 3),
        ("c", 5),
        ("d", 6),
        ("e|f\ntext", 8),
    ]
    assert [cell.line for cell in elements(document, "td")] == [11]


def test_a_copy_shares_nothing_that_can_be_changed() -> None:
    root = Document("> *a*{:.b}\n").root
    twin = copy_nodes(root.children)[0]
    original = root.children[0]
    assert isinstance(twin, Element) and isinstance(original, Element)
    twin.attr["class"] = "c"
    twin.children.clear()
    assert original.attr == {} and original.children


def test_elements_show_themselves() -> None:
    assert repr(Document("`a`{:.b}").root.children[0]) == "<p attr={} children=1>"
