"""A file as lines that can be compared: what doesn't count for its readers is left out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from os.path import splitext
from typing import Any

Lines = list[str]

_VERBATIM = frozenset({"pre", "textarea", "script", "style"})
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

# What differs from program to program by nature.
_MASKS = (
    (re.compile(rb'(<meta name="generator" content=")[^"]*'), rb"\1"),
    (re.compile(rb"<generator\b[^>]*>[^<]*</generator>"), b"<generator/>"),
    (re.compile(rb"/\*# sourceMappingURL=[^*]*\*/"), b""),
    (re.compile(rb"Begin Jekyll SEO tag v[0-9.]+"), b"Begin Jekyll SEO tag"),
)


def masked(data: bytes) -> bytes:
    """A file's bytes without names and versions of programs, and the addresses of source maps."""
    for pattern, replacement in _MASKS:
        data = pattern.sub(replacement, data)
    return data


def lines_of(path: str, data: bytes, highlighting: bool = True) -> Lines | None:
    """The lines of a file by its kind; None for one that only bytes tell of.

    HTML and XML: a line for each tag with its attributes in order, and each text, indented. White space between
    them, and how characters are escaped, don't count. Without `highlighting` highlighted code is its text alone. CSS: a
    line for each rule, without comments. JSON: its values.
    """
    kind = _KINDS.get(splitext(path)[1].lower())
    if kind is None:
        try:
            return data.decode("utf-8").splitlines()
        except UnicodeDecodeError:
            return None
    if kind is _markup:
        return list(_markup(data, path, highlighting))
    try:
        return list(kind(data))
    except ValueError:
        return data.decode("utf-8", "replace").splitlines()


def is_page(path: str) -> bool:
    """Whether a browser shows the file as a page."""
    return splitext(path)[1].lower() in _HTML


_HTML = (".html", ".htm", ".xhtml")


def _markup(data: bytes, path: str, highlighting: bool) -> Iterator[str]:
    from lxml import etree

    if not data.strip():
        return
    parser: Any
    if is_page(path):
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    else:
        parser = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        yield from data.decode("utf-8", "replace").splitlines()
        return
    verbatim = 0
    depth = 0
    skipped = None
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        margin = "  " * depth
        if event in ("comment", "pi"):
            if skipped is None:
                yield f"{margin}<!-- {_flat(node.text)} -->"
                yield from _text(node.tail, margin, verbatim > 0)
            continue
        if event == "start":
            depth += 1
            if skipped is not None:
                continue
            yield margin + _start(node)
            if not highlighting and node.tag == "pre" and "highlight" in (node.get("class") or "").split():
                skipped = node
                yield from ("".join(node.itertext())).strip("\n").split("\n")
                continue
            verbatim += node.tag in _VERBATIM
            yield from _text(node.text, margin + "  ", verbatim > 0)
            continue
        depth -= 1
        margin = "  " * depth
        if skipped is not None and node is not skipped:
            continue
        if skipped is None:
            verbatim -= node.tag in _VERBATIM
        skipped = None
        if node.tag not in _VOID or not is_page(path):
            yield f"{margin}</{node.tag}>"
        if node is not root:
            yield from _text(node.tail, margin, verbatim > 0)


def _start(node: Any) -> str:
    """A start tag; the order of attributes and of classes doesn't count."""
    attributes = [
        f'{name}="{" ".join(sorted(value.split())) if name == "class" else _flat(value)}"'
        for name, value in sorted(node.attrib.items())
    ]
    return f"<{' '.join([node.tag, *attributes])}>"


def _text(text: str | None, margin: str, verbatim: bool) -> Iterator[str]:
    if text is None or not text.strip():
        return
    if verbatim:
        yield from text.strip("\n").split("\n")
    else:
        yield margin + _flat(text)


def _flat(text: str | None) -> str:
    return _SPACE.sub(" ", text or "").strip(" ")


def _css(data: bytes) -> Iterator[str]:
    text = _COMMENT.sub("", data.decode("utf-8", "replace").removeprefix("\ufeff")).replace('@charset "UTF-8";', "")
    text = re.sub(r"\s*([{}:;,>+~()])\s*", r"\1", _SPACE.sub(" ", text)).replace(";}", "}").strip()
    yield from re.sub(r"([{}])(?=.)", "\\1\n", text).split("\n")


def _json(data: bytes) -> Iterator[str]:
    yield from json.dumps(json.loads(data), indent=1, sort_keys=True, ensure_ascii=False).split("\n")


_KINDS: dict[str, Callable[..., Iterator[str]]] = {
    **dict.fromkeys((*_HTML, ".xml", ".rss", ".atom", ".svg", ".xsl"), _markup),
    ".css": _css,
    **dict.fromkeys((".json", ".webmanifest"), _json),
}
