"""The YAML that most front matters are, read without a parser: keys at the margin, with a word or a list of words each.

    layout: post
    title: "Hello: world"
    tags: [a, b]
    categories:
      - one

Whatever is not plainly of this form is left to libyaml (`psych.load`), which would make the same of what is: the forms
are a part of YAML 1.1's block maps, flow and block sequences, plain scalars of one line, and quoted ones that have no
escapes.
"""

from __future__ import annotations

import re
from typing import Any

from ..errors import LiquidCompatError
from ..lazy import pattern
from .errors import RubyError
from .yaml_scalars import guess

_LONGEST = 4_000
"""Longer texts are data files, which are rarely flat to their end."""
# Beyond ASCII all is allowed that `str.isprintable` lets pass: none of that is a blank or the end of a line to libyaml.
_IN_PLAIN = r"[^\x00-\x1f\x7f#:]*"
_PLAIN = rf"[^\x00-\x20\x7f!\"#%&'*,\-:>?@\[\]`{{|}}]{_IN_PLAIN}(?::(?![ \n]|\Z){_IN_PLAIN})*"
_WORD = r"[A-Za-z0-9_](?:[A-Za-z0-9_ .+/-]*[A-Za-z0-9_.+/-])?"
_ENTRY = pattern(
    r"([A-Za-z_][A-Za-z0-9_-]{0,60}):"  # 1: the key
    rf"(?:\ +(?:({_PLAIN})"  # 2: text without quotes
    r"|\"([^\x00-\x1f\x7f\"\\]*)\"\ *"  # 3, 4: text in quotes
    r"|'([^\x00-\x1f\x7f']*)'\ *"
    rf"|\[\ *((?:{_WORD}(?:\ *,\ *{_WORD})*)?)\ *\]\ *)"  # 5: a list in brackets
    rf"|\ *((?:\n(\ *)-\ +{_PLAIN})(?:\n\7-\ +{_PLAIN})*)"  # 6: lines of a list, 7: how far they are indented
    r"|\ *)(?:\n+|\Z)",
    re.VERBOSE,
)


def load_flat(text: str) -> dict[str, Any] | None:
    """The map that `text` is, a line of three dashes above it or not; None for what isn't as simple as that."""
    if len(text) > _LONGEST or not (text.isascii() or text.replace("\n", "").isprintable()):
        return None
    position = 4 if text.startswith("---\n") else 0
    values: dict[str, Any] = {}
    end = len(text)
    match_at = _ENTRY.match
    try:
        while position < end:
            match = match_at(text, position)
            if match is None:
                return None
            key, plain, double, single, words, lines, _ = match.groups()
            if type(guess(key)) is not str:
                return None
            value: Any = None
            if plain is not None:
                value = guess(plain.rstrip(" "))
            elif words is not None:
                value = [guess(word.strip(" ")) for word in words.split(",")] if words else []
            elif lines is not None:
                value = [guess(line.strip(" ")[1:].strip(" ")) for line in lines[1:].split("\n")]
            else:
                value = double if double is not None else single
            values[key] = value
            position = match.end()
    except (RubyError, LiquidCompatError, ValueError):  # which libyaml's events know the place of
        return None
    return values or None
