"""Flat front matters are read without a parser, and mean what libyaml makes of them."""

from __future__ import annotations

import random

import pytest

from liquid_compat.ruby.flat_yaml import load_flat
from liquid_compat.ruby.psych import load_events

FLAT = """---
layout: post
title: "A title: with a colon, # and 'quotes'"
subtitle: 'It says "hello"'
date:   2026-01-31 12:00:00 +0100
url: https://example.org/a:b?c=d
tags: [one, two words, 3, yes, 2026-01-31]
none: []
empty:
nothing: ~

categories:
  - first
  - 2.5
  - Grüße, “Welt” 你好，世界 🎉
last:
- a
- b
order: 1_000
draft: no
"""


def test_a_usual_front_matter_needs_no_parser():
    assert repr(load_flat(FLAT)) == repr(load_events(FLAT))
    assert load_flat(FLAT)["tags"][:4] == ["one", "two words", 3, True]
    assert load_flat(FLAT)["nothing"] is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---\n",
        "just text\n",
        "a: b\n  c\n",
        "a: b: c\n",
        "a: b # comment\n",
        "a: b#\n",
        "a:\n  b: c\n",
        "a: |\n  text\n",
        "a: &x b\nc: *x\n",
        'a: "b\\n"\n',
        "a: 'it''s'\n",
        "a: [b, [c]]\n",
        "a: [b,]\n",
        "a: {b: c}\n",
        "a: - b\n",
        "a: !binary YQ==\n",
        "a:\n  - b\n    - c\n",
        "a:\n  - b\n   - c\n",
        "a:\n\n  - b\n",
        "a: b\r\n",
        "a: b\u2028c: d\n",
        "a: \tb\n",
        "a:b\n",
        "yes: no\n",
        "null: a\nb: c\n",
        "<<: a\n",
        "a: 1_.5\n",
        "a: b\n...\n",
        "a: b\n---\nc: d\n",
        "a: @b\n",
        "a: b:\n",
        "\ufeffa: b\n",
        "a: \x07\n",
    ],
)
def test_anything_else_is_left_to_libyaml(text: str):
    assert load_flat(text) is None


_VALUES = (
    *(
        "a",
        "two words",
        "yes",
        "null",
        "1",
        "-1",
        "0x1f",
        "1.5",
        "12:30",
        "2026-01-31",
        "x:y",
        "~",
        "<a>",
        "$x",
        "1_000",
    ),
    *(
        '"a: b"',
        "'it # is'",
        '""',
        "[]",
        "[a]",
        "[a, b c, 1]",
        "[ a , 2.5 ]",
        "\n- a\n- b",
        "\n  - a b\n  - x:y",
        "",
        "a  ",
    ),
    *(
        "é à",
        "你好，世界",
        "🎉",
        "a 🎉",
        "\u00a0a",
        "(a)",
        "/a/b/",
        "a, b",
        "a & b",
        "it's",
        "100%",
        "<!-- a -->",
        ";a",
        ")",
        "=",
        "\\\\a",
        "^|",
    ),
)
_ODD = (
    *(
        " ",
        "  ",
        ":",
        ": ",
        "-",
        "- ",
        "\n",
        "\n  ",
        "\n- ",
        "\n  - ",
        "[",
        "]",
        ", ",
        "'",
        '"',
        "#",
        " #",
        "\\",
        "\t",
        "<<",
    ),
    *(
        "{",
        "}",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "?",
        "? ",
        "...",
        "---",
        "\u2028",
        "\x85",
        "\ufeff",
        "\x07",
        "_.",
        "=",
    ),
)


def _text(chance: random.Random) -> str:
    """A few lines of front matter, some with an odd character somewhere."""
    keys = chance.choices((*("a", "key", "other-key", "k_1") * 6, "yes", "null"), k=chance.randint(1, 3))
    text = chance.choice(("---\n", "")) + "".join(
        f"{key}:{chance.choice((*' ' * 20, '  ', ''))}{chance.choice(_VALUES)}\n" for key in keys
    )
    for _ in range(chance.choice((0, 0, 1, 2))):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(_ODD) + text[at:]
    return text


def test_what_is_read_without_a_parser_is_what_libyaml_reads():
    chance = random.Random(20260131)
    flat = 0
    for _ in range(4_000):
        text = _text(chance)
        found = load_flat(text)
        if found is not None:
            flat += 1
            assert repr(found) == repr(load_events(text)), text
    assert flat > 1_000
