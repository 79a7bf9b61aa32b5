"""Every option of the dialect, declared once: name, kind, default, meaning.

The names, defaults and conversions are those of kramdown 2.4.0 and kramdown-parser-gfm; options that only its
LaTeX, man and kramdown converters read are known by name and have no effect.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

Convert = Callable[[Any], Any]
"""Takes a value as a configuration file or an inline `{::options}` gives it.

Raises ValueError, saying what is expected.
"""


class Option(NamedTuple):
    """One option: `convert` makes its value from what was given."""

    name: str
    convert: Convert
    default: Any
    meaning: str


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = "" if value is None else str(value)
    return text != "" and text.strip().lower() != "false"


def _integer(value: Any) -> int:
    try:
        return int(str(value).strip())
    except ValueError:
        raise ValueError("a whole number") from None


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _symbol(value: Any) -> str | None:
    text = ("" if value is None else str(value)).strip().removeprefix(":")
    return None if text in ("", "nil") else text


def _one_of(*allowed: str) -> Convert:
    def convert(value: Any) -> str:
        symbol = _symbol(value)
        if symbol not in allowed:
            raise ValueError("one of " + ", ".join(allowed))
        return symbol

    return convert


def _dialect(value: Any) -> str:
    name = _symbol(value)
    if name in ("kramdown", "Kramdown"):
        return "kramdown"
    return _one_of("kramdown", "GFM")(value)


def _mapping(value: Any) -> dict[str, Any]:
    if isinstance(value, str):
        value = _inline_mapping(value)
    if not isinstance(value, Mapping):
        raise ValueError("a mapping")
    return {str(key).removeprefix(":"): item for key, item in value.items()}


def _inline_mapping(text: str) -> Any:
    import yaml  # only needed where an option stands in the text itself

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        raise ValueError("a mapping, as YAML") from None


def _texts(value: Any) -> dict[str, str]:
    return {key: _text(item) for key, item in _mapping(value).items()}


def _link_definitions(value: Any) -> dict[str, tuple[str, str | None]]:
    result = {}
    for key, item in _mapping(value).items():
        if not isinstance(item, list | tuple) or len(item) not in (1, 2):
            raise ValueError("a mapping from identifiers to [URL] or [URL, title]")
        result[key] = (_text(item[0]), _text(item[1]) if len(item) == 2 else None)
    return result


def _names(value: Any) -> list[Any]:
    if isinstance(value, str):
        value = [part for part in value.split(",") if part]
    if not isinstance(value, list | tuple):
        raise ValueError("a list, or names separated by commas")
    return list(value)


def _symbols(value: Any) -> tuple[str | None, ...]:
    return tuple(_symbol(name) for name in _names(value))


def _levels(value: Any) -> tuple[int, ...]:
    if isinstance(value, str):
        if match := re.fullmatch(r"(\d)\.\.(\d)", value.strip()):
            value = range(int(match[1]), int(match[2]) + 1)
        elif re.fullmatch(r"\d(,\d)*", value.strip()):
            value = value.strip().split(",")
    elif isinstance(value, int):
        value = [value]
    try:
        levels = tuple(dict.fromkeys(int(level) for level in value))
    except (TypeError, ValueError):
        levels = (0,)
    if any(not 1 <= level <= 6 for level in levels):
        raise ValueError("levels from 1 to 6, as 1..3 or 1,2,3")
    return levels


def _quotes(value: Any) -> tuple[str | int, ...]:
    names = _names(value)
    if len(names) != 4:
        raise ValueError("four entity names or numbers: left single, right single, left double, right double")
    return tuple(int(name) if str(name).strip().isdecimal() else str(name).strip() for name in names)


OPTIONS = (
    Option("input", _dialect, "kramdown", "The dialect: `kramdown`, or `GFM` with GitHub's ways"),
    # Blocks and spans
    Option("parse_block_html", _boolean, False, "Parse Markdown inside of block HTML elements"),
    Option("parse_span_html", _boolean, True, "Parse Markdown inside of span HTML elements"),
    Option("html_to_native", _boolean, False, "Turn HTML elements into the elements of Markdown where possible"),
    Option("link_defs", _link_definitions, {}, "Link definitions that exist beforehand: identifier to [URL, title]"),
    Option("forbidden_inline_options", _symbols, ("template",), "Options that `{::options}` may not set"),
    # GitHub Flavored Markdown
    Option("hard_wrap", _boolean, True, "GFM: a line break in the text is a line break in the output"),
    Option(
        "gfm_quirks",
        _symbols,
        ("paragraph_end",),
        "GFM: `paragraph_end` lets blocks start without a blank line, `no_auto_typographic` leaves dashes and dots",
    ),
    Option("gfm_emojis", _boolean, False, "GFM: show `:name:` as GitHub's emoji image"),
    Option("gfm_emoji_opts", _mapping, {}, "GFM: `asset_path`, where the emoji images are"),
    # Headers and the table of contents
    Option("auto_ids", _boolean, True, "Give headers an id made from their text"),
    Option("auto_id_prefix", _text, "", "What such ids start with"),
    Option("auto_id_stripping", _boolean, False, "Make ids from the text without its markup (GFM always does)"),
    Option("transliterated_header_ids", _boolean, False, "Write such ids in ASCII, transliterated"),
    Option("header_offset", _integer, 0, "Added to the level of every header"),
    Option("toc_levels", _levels, (1, 2, 3, 4, 5, 6), "Levels of headers in the table of contents"),
    # Footnotes
    Option("footnote_nr", _integer, 1, "Number of the first footnote"),
    Option("footnote_prefix", _text, "", "What the ids of footnotes start with"),
    Option("footnote_backlink", _text, "&#8617;", "Text of the link from the footnote back; none if empty"),
    Option("footnote_backlink_inline", _boolean, False, "Put that link into the last paragraph, however deep"),
    # Characters
    Option(
        "entity_output",
        _one_of("as_char", "as_input", "numeric", "symbolic"),
        "as_char",
        "How entities are written: `as_char`, `as_input`, `numeric` or `symbolic`",
    ),
    Option("smart_quotes", _quotes, ("lsquo", "rsquo", "ldquo", "rdquo"), "Entities for the four quotes"),
    Option("typographic_symbols", _texts, {}, "What to write for `hellip`, `mdash`, `ndash`, `laquo`, `raquo` …"),
    Option("remove_line_breaks_for_cjk", _boolean, False, "Drop line breaks between CJK characters"),
    # Highlighting and mathematics
    Option("syntax_highlighter", _symbol, "rouge", "Name of the highlighter (in the class of its output), or nil"),
    Option("syntax_highlighter_opts", _mapping, {}, "Options for the highlighter, also under `span` and `block`"),
    Option("math_engine", _symbol, "mathjax", "Name of the math engine, or nil"),
    Option("math_engine_opts", _mapping, {}, "Options for the math engine"),
    # Known, without effect on HTML
    Option("template", _text, "", "Not supported: wraps the output in a template"),
    Option("line_width", _integer, 72, "No effect: for kramdown's own output format"),
    Option("list_indent", _integer, 2, "No effect: for kramdown's own output format"),
    Option("latex_headers", _symbols, (), "No effect: for LaTeX"),
    Option("remove_block_html_tags", _boolean, True, "No effect: for another converter"),
    Option("remove_span_html_tags", _boolean, False, "No effect: for another converter"),
)

BY_NAME = {option.name: option for option in OPTIONS}
DEFAULTS = {option.name: option.default for option in OPTIONS}


class MergedOptions(dict[str, Any]):
    """All options with good values: they needn't be looked through for each document."""

    __slots__ = ()


def merge_options(given: Mapping[str, Any] | None) -> tuple[dict[str, Any], list[str]]:
    """All options, with those `given` in place of the defaults, and warnings.

    Names may have a leading colon, as in kramdown's own files. An unknown name is ignored, a bad value replaced
    by the default; either is told in a warning. What came out of this function goes through it as it is.
    """
    if type(given) is MergedOptions:
        return MergedOptions(given), []
    options = MergedOptions(DEFAULTS)
    warnings = []
    for key, value in (given or {}).items():
        name = str(key).removeprefix(":")
        option = BY_NAME.get(name)
        if option is None:
            warnings.append(f"Unknown kramdown option '{name}' - ignoring it")
            continue
        try:
            options[name] = option.convert(value)
        except ValueError as error:
            warnings.append(f"Invalid value {value!r} for kramdown option '{name}': expected {error}")
    return options, warnings
