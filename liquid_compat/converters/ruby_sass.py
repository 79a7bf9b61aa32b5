"""Style sheets as Ruby Sass 3 wrote them, which GitHub Pages' build still does, through libsass.

`prepare` changes a source so that libsass evaluates what Ruby Sass evaluated; `ruby_sass_printer.finish` changes what
libsass printed.
Both languages have the same meaning; these are differences of writing, found by running both
(https://sass-lang.com/documentation/js-api/ has the styles' names).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence

from .ruby_sass_text import COMMENTS, GROUP, outside_strings, statements

_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n]?")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_DECLARATION = re.compile(r"\s*[\w*-]+\s*:(?=\s|[^\s:])")
_CAPITAL = re.compile(r"#(?=[0-9a-f]*[A-F])(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_LONG_NUMBER = re.compile(r"(?<![\w.#])0*(\d+)\.(\d*?)0*(?!\d)")

# The names that are shorter than their hexadecimal form, or as short (CSS Color Module, named colours).
_NAMES = {
    "#f0ffff": "azure", "#f5f5dc": "beige", "#ffe4c4": "bisque", "#a52a2a": "brown", "#ff7f50": "coral",
    "#ffd700": "gold", "#808080": "gray", "#008000": "green", "#4b0082": "indigo", "#fffff0": "ivory",
    "#f0e68c": "khaki", "#faf0e6": "linen", "#800000": "maroon", "#000080": "navy", "#808000": "olive",
    "#ffa500": "orange", "#da70d6": "orchid", "#cd853f": "peru", "#ffc0cb": "pink", "#dda0dd": "plum",
    "#800080": "purple", "#ff0000": "red", "#fa8072": "salmon", "#a0522d": "sienna", "#c0c0c0": "silver",
    "#fffafa": "snow", "#d2b48c": "tan", "#008080": "teal", "#ff6347": "tomato", "#ee82ee": "violet",
    "#f5deb3": "wheat",
}  # fmt: skip


def prepare(source: str, style: str) -> str:
    """An SCSS source whose evaluated texts have characters in place of escapes.

    Ruby Sass keeps a declaration as it is written where it is plain CSS and a semicolon ends it; anything else it
    evaluates.
    """
    out: list[str] = []
    for statement, end in statements(source):
        if "\\" in statement and _is_evaluated(statement, end):
            statement = _decoded(statement)
        if end == "}" and _is_declaration(statement) and not _is_computed(statement):
            name, colon, value = statement.partition(":")
            statement = name + colon + outside_strings(value, lambda part: _evaluated(part, style))
        elif end == ";" and style == "compressed" and "#" in statement and _is_plain_declaration(statement):
            # libsass would write a single colour in small letters.
            statement = outside_strings(statement, lambda part: _CAPITAL.sub(r'#{"\g<0>"}', part))
        out.append(statement + end)
        if end == "{" and style != "compressed" and _is_style_rule(statement):
            out.append(GROUP)
    return "".join(out)


def _is_style_rule(prelude: str) -> bool:
    text = COMMENTS.sub("", prelude).strip()
    return bool(text) and not text.startswith(("@", "//")) and not text.endswith(":")


def _evaluated(value: str, style: str) -> str:
    """A plain value as evaluating prints it."""
    value = _LONG_NUMBER.sub(lambda match: (match[1] or "0") + (f".{match[2]}" if match[2] else ""), value)
    if style != "compressed" or "(" in value:
        return value
    return _HEX.sub(lambda match: _short(match[0]), value).replace(", ", ",")


def _short(colour: str) -> str:
    digits = colour[1:].lower()
    full = digits if len(digits) == 6 else "".join(char * 2 for char in digits)
    if full[::2] == full[1::2]:
        return _NAMES.get(f"#{full}", f"#{full[::2]}")
    # libsass would write it in small letters.
    return _NAMES.get(f"#{full}") or (f'#{{"{colour}"}}' if colour != colour.lower() else colour)


def _is_evaluated(statement: str, end: str) -> bool:
    if end == "{":
        return False
    if statement.lstrip().startswith(("$", "@return", "@include")):
        return True
    return _is_declaration(statement) and (end != ";" or _is_computed(statement))


def _is_declaration(statement: str) -> bool:
    return _DECLARATION.match(statement) is not None


def _is_plain_declaration(statement: str) -> bool:
    return _is_declaration(statement) and not _is_computed(statement.replace("url(", ""))


def _is_computed(statement: str) -> bool:
    return any(sign in statement for sign in ("$", "#{", "("))


def _decoded(text: str) -> str:
    return _ESCAPE.sub(lambda match: _character(int(match[1], 16), match[0]), text)


def _character(code: int, written: str) -> str:
    """The character of a code, but as it is written what would not stay itself as a character."""
    char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    plain = char and (char.isalpha() if char.isascii() else True)
    return char if plain else written


def libsass_style(style: str) -> str:
    """The style in which libsass tells best which rules belong together, for `ruby_sass_printer.finish`."""
    return "compressed" if style == "compressed" else "nested"


def importer(folders: Sequence[str], style: str) -> Callable[[str, str], list[tuple[str, str]] | None]:
    """libsass' importer: finds partials beside the importing file and in `folders`, and prepares them."""

    def find(path: str, origin: str) -> list[tuple[str, str]] | None:
        beside = [os.path.dirname(origin)] if origin not in ("", "stdin") else []
        for folder in (*beside, *folders):
            head, name = os.path.split(os.path.join(folder, path))
            for candidate in (f"_{name}.scss", f"{name}.scss", f"_{name}", name):
                file = os.path.join(head, candidate)
                if file.endswith(".scss") and os.path.isfile(file):
                    with open(file, encoding="utf-8-sig") as stream:
                        return [(file, prepare(stream.read(), style))]
        return None

    return find
