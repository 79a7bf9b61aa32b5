"""kramdown as an extension of Python-Markdown."""

from __future__ import annotations

import xml.etree.ElementTree as etree

import markdown
import pytest
from markdown.treeprocessors import Treeprocessor

from liquid_compat.kramdown import Document, makeExtension

TEXT = """# Header *one*

A [link](page.md){:.x}, "quotes" and `code`[^1].

## Header

\tcode\twith tabs

[^1]: A ![picture](p.png).
"""


def test_it_prints_what_kramdown_prints() -> None:
    assert markdown.markdown(TEXT, extensions=["liquid_compat.kramdown"]) == Document(TEXT).to_html().strip()


def test_options_are_kramdowns() -> None:
    options = {"liquid_compat.kramdown": {"input": "GFM"}}
    assert markdown.markdown("a\nb", extensions=["liquid_compat.kramdown"], extension_configs=options) == (
        "<p>a<br />\nb</p>"
    )
    assert markdown.markdown("a\nb", extensions=[makeExtension(input="GFM")]) == "<p>a<br />\nb</p>"


def test_an_unknown_option_is_a_warning() -> None:
    with pytest.warns(UserWarning, match="Unknown kramdown option 'autoids'"):
        markdown.markdown("a", extensions=[makeExtension(autoids=True)])


def test_one_instance_converts_many_texts() -> None:
    converter = markdown.Markdown(extensions=["liquid_compat.kramdown"])
    first = converter.convert(TEXT)
    assert converter.reset().convert("other") == "<p>other</p>"
    assert converter.reset().convert("") == ""
    assert converter.reset().convert(TEXT) == first


def test_meta_data_and_the_list_of_headers() -> None:
    converter = markdown.Markdown(extensions=["meta", "toc", "liquid_compat.kramdown"])
    assert converter.convert("Title: T\n\n" + TEXT) == Document("\n" + TEXT).to_html().strip()
    assert converter.Meta == {"title": ["T"]}  # type: ignore[attr-defined]
    (top,) = converter.toc_tokens  # type: ignore[attr-defined]
    assert (top["id"], top["name"]) == ("header-one", "Header one")
    assert [child["id"] for child in top["children"]] == ["header"]


def test_tree_processors_change_links_and_images() -> None:
    class Absolute(Treeprocessor):
        def run(self, root: etree.Element) -> None:
            for element in root.iter():
                for name in ("href", "src"):
                    if name in element.attrib:
                        element.set(name, "/base/" + element.attrib[name])

    converter = markdown.Markdown(extensions=["liquid_compat.kramdown"])
    converter.treeprocessors.register(Absolute(converter), "absolute", 0)
    html = converter.convert(TEXT)
    assert '<a href="/base/page.md" class="x">link</a>' in html
    assert '<img src="/base/p.png" alt="picture" />' in html
