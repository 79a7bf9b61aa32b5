"""Typographic quotes and symbols alone: a text with HTML in which nothing else of kramdown is read.

Jekyll's `smartify` filter is this (https://jekyllrb.com/docs/liquid/filters/#smartify).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .blocks import html
from .blocks.reader import read_blocks
from .element import Element
from .frame import BlockFrame
from .html_tags import ENTITY
from .options import merge_options
from .parser import Parser
from .render.html import render_html
from .resolve import resolve
from .spans import angle, marks, quotes
from .spans.scanner import SpanScanner

_RUN = re.compile(rf"(?:[^'\"&<>.\-]++|&(?!{ENTITY.pattern[1:]})|\.(?!\.\.)|-(?!-)|>(?!>))*+").match
_BLOCK_HTML = re.compile(r" {0,3}<")


def smartify(text: str, options: Mapping[str, Any] | None = None) -> str:
    """`text` with typographic quotes, dashes, ellipses and guillemets; `options` are kramdown's.

    The result ends with a line break if the text is not empty.
    """
    merged, _ = merge_options(options)
    parser = _SmartyPants(merged)
    return render_html(parser.parse(text), merged) if text else ""


def _parse_angle(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """HTML and guillemets; an autolink is text."""
    if angle.AUTOLINK.match(src, index):
        return scanner.decline(index)
    return angle.parse(scanner, src, index, limit)


class _SmartyPants(Parser):
    """A parser whose blocks are HTML and bare text, and whose spans are quotes, symbols, entities and HTML."""

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__({**options, "input": "kramdown"})
        self.run_text = _RUN
        self.span_handlers = {
            "'": quotes.parse,
            '"': quotes.parse,
            "&": marks.parse_entity,
            "-": marks.parse_symbol,
            ".": marks.parse_symbol,
            ">": marks.parse_symbol,
            "<": _parse_angle,
        }

    def parse(self, text: str) -> Element:
        """The tree of `text`."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n") + "\n"
        root = Element("root", line=1)
        frame = BlockFrame(root, text, 1, 0)
        start = pos = 0
        while pos < len(text):
            eol = text.find("\n", pos)
            end = html.parse(self, frame, pos, eol) if _BLOCK_HTML.match(text, pos) else -1
            if end < 0:
                pos = eol + 1
                continue
            tag = frame.children.pop()
            self._add_text(frame, text[start:pos])
            frame.children.append(tag)
            for task in self.todo:
                if isinstance(task, BlockFrame):
                    read_blocks(self, task)
                    end = max(end, task.pos)
            self.todo.clear()
            start = pos = end
        self._add_text(frame, text[start:])
        resolve(self, root, text)
        return root

    @staticmethod
    def _add_text(frame: BlockFrame, text: str) -> None:
        if text:
            frame.add(Element("raw_text", text))
