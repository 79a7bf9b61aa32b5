"""The blocks of a document.

`RULES` lists them in the order in which they are tried, each with the characters that its first line can start
with behind its indentation ("" for any, but only in a line with a pipe or with an underline below). A handler takes
the parser, the frame, the position and the end of the line, and returns where the block ends, or -1 if there is none
of its kind. Blank lines, indented code and paragraphs are the reader's own business (`reader.py`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ..state import BlockHandler, BlockRules
from . import blockquote, codeblock, definition_list, definitions, extension, header, html, lists, math, rule, table


class Rule(NamedTuple):
    """A kind of block."""

    name: str
    first: str
    handler: BlockHandler


RULES = (
    Rule("codeblock_fenced", "~", codeblock.parse_fenced),
    Rule("blockquote", ">", blockquote.parse),
    Rule("atx_header", "#", header.parse_atx),
    Rule("horizontal_rule", "*-_", rule.parse),
    Rule("list", "*+-0123456789", lists.parse),
    Rule("definition_list", ":", definition_list.parse),
    Rule("block_html", "<", html.parse),
    Rule("setext_header", "", header.parse_setext),
    Rule("block_math", "$\\", math.parse),
    Rule("table", "", table.parse),
    Rule("footnote_definition", "[", definitions.parse_footnote),
    Rule("link_definition", "[", definitions.parse_link),
    Rule("abbrev_definition", "*", definitions.parse_abbreviation),
    Rule("block_extensions", "{", extension.parse),
    Rule("eob_marker", "^", rule.parse_end_marker),
)


@lru_cache(maxsize=4)
def rules_for(gfm: bool, anywhere: bool) -> tuple[BlockRules, BlockRules]:
    """The handlers by first character: those for plain lines, and those for lines with a mark.

    A mark is a pipe in the line, or an underline below it: it makes the blocks possible that start with any character,
    and so "" stands there for any character that is not named. `anywhere` says that headers need no blank line.
    """
    rules = list(RULES)
    if gfm:
        rules[0] = rules[0]._replace(first="~`")
        rules[2] = rules[2]._replace(handler=header.parse_atx_anywhere if anywhere else header.parse_atx_gfm)
    characters = {char for entry in rules for char in entry.first}
    plain = {char: tuple(entry.handler for entry in rules if char in entry.first) for char in characters}
    marked = {
        char: tuple(entry.handler for entry in rules if not entry.first or (char and char in entry.first))
        for char in ("", *characters)
    }
    return plain, marked
