"""The inputs of the highlighter's tests: samples by language, kramdown's blocks and spans, Jekyll's tags, names."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
GOLDEN = HERE / "golden.json"

JEKYLL = {"default_lang": "plaintext", "guess_lang": True}
OPTIONS: list[dict[str, Any]] = [
    {},
    JEKYLL,
    {**JEKYLL, "disable": True},
    {**JEKYLL, "css_class": "x"},
    {**JEKYLL, "line_numbers": True},
    {**JEKYLL, "block": {"line_numbers": True, "start_line": 5}},
    {**JEKYLL, "span": {"disable": True}},
    {**JEKYLL, "span": {"line_numbers": True}, "block": {"css_class": "q", "wrap": False}},
    {"guess_lang": True},
    {"default_lang": "json"},
    {**JEKYLL, "line_numbers": True, "start_line": 3, "line_format": "%03i", "table_class": "t", "code_class": "c"},
    {**JEKYLL, "guess_lang": False},
]
CODES = ["", "\n", "a\n\n\n", "  x <y> & \"z\" 'q'\n", "a\r\nb\r\n", "\tfoo\n bar", '{"a": 1}', "#!/bin/sh\nls\n"]
LANGUAGES = [None, "", "plaintext", "nope", "json", "JSON", "guess", "json?a=1", "nope?x", "console?lang=json"]

TAGS = [
    ("ruby", "\nputs 1\n", "rouge"),
    ("ruby linenos", "\n\nputs 1\nputs 2\n\n", "rouge"),
    ("nope", "a <b>\n", "rouge"),
    ("RUBY linenos=table", "x = 1", "rouge"),
    ('c++ hl_lines="1 2"', "int x;\nint y;", "rouge"),
    ('ruby hl_lines="1" start_line=5 linenos=inline', "a\nb", "rouge"),
    ("ruby", "\n a <b> & \"c\" 'd' \n", "none"),
    ("ruby", "\n a <b> &amp; \n\n", "pygments"),
    ("yaml linenos=false", "a: b", "rouge"),
    ("json", "", "rouge"),
    ("json linenos", "", "rouge"),
]

# Jekyll 4.4 marks lines: (language, code, lines to mark, whether with line numbers).
MARKED = [
    (lang, code, lines, linenos)
    for lang, code in [
        ("ruby", "x = 1\ny = 2\n\nputs x"),
        ("ruby", "x = <<A\n  text\n  more\nA\ny\n"),
        ("python", '"""a\n\nb"""\nx\n'),
        ("c++", "int x;\n/* a\n b */ int y;"),
        ("nope", "a <b>\nc\n\n\n"),
        ("json", ""),
        ("yaml", "\n\n"),
    ]
    for lines in (["1"], ["2", "3"], ["4", "1", "99", "0"])
    for linenos in (False, True)
]

# Names that Pygments knows, and Rouge does or does not.
NAMES = ["js", "py", "Python", "python3", "JSON", "jsonc", "sh", "shell-session", "c++", "R", "r", "LaTeX", "latex"]
NAMES += [
    "Dockerfile",
    "yml",
    "asm",
    "text",
    "txt",
    "mermaid",
    "csv",
    "vim",
    "hs",
    "golang",
    "rust,no_run",
    "postgresql",
]


def samples() -> list[tuple[str, int, str]]:
    """(language, number, code) of every sample; a line `====` stands between the samples of a file."""
    return [
        (path.stem, number, code)
        for path in sorted((HERE / "samples").glob("*.txt"))
        for number, code in enumerate(re.split(r"^====\n", path.read_text("utf-8"), flags=re.MULTILINE))
    ]


def blocks() -> list[dict[str, Any]]:
    """The calls of kramdown's adapter."""
    product = itertools.product(OPTIONS, CODES, LANGUAGES, ("block", "span"))
    return [{"options": o, "code": c, "lang": name, "kind": k} for o, c, name, k in product]


def golden() -> dict[str, Any]:
    """What the reference made of all of these (`make_golden.py`)."""
    data: dict[str, Any] = json.loads(GOLDEN.read_text("utf-8"))
    return data
