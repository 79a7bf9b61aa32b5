"""The shapes that lexers are built from, and that texts made to be slow are read to their end like any other."""

from __future__ import annotations

import re

import pytest
from pygments.lexer import include
from pygments.token import Error, Name, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer
from liquid_compat.highlight.languages import LANGUAGES, Language, find
from liquid_compat.highlight.shapes import Between, Ended, Needs, digits, listed, literal, nested, quoted
from liquid_compat.highlight.tokenize import tokenize

OWN = [language for language in LANGUAGES if language.source != "plain" and " " not in language.source]


def matched(shape: Needs, text: str, pos: int = 0) -> re.Match[str] | None:
    return shape.matcher(0).bind(text)(text, pos)


def test_a_needed_character_has_to_come_later() -> None:
    closed = Needs("]", r"\[[^]]*\]")
    assert matched(closed, "[a]") is not None
    assert matched(closed, "][a", 1) is None
    both = Needs("={", r"\w+=\{")
    assert matched(both, "a={") is not None
    assert matched(both, "a{=") is None
    assert matched(both, "a=") is None


def test_between_marks() -> None:
    found = matched(Between("/*", "*/"), "x /* a\n* b */ c */", 2)
    assert found is not None
    assert found.group() == "/* a\n* b */"
    assert matched(Between("/*", "*/"), "/*/") is None


def test_an_end_that_the_beginning_names() -> None:
    ended = Ended(r"<<(\w)\n", r"<<(\w)\n[^\0]*?\n\1\n")
    text = "<<a\n<<b\n<<a\n\na\n<<a\n"
    match_at = ended.matcher(0).bind(text)
    assert match_at(text, 4) is None
    assert match_at(text, 0) is not None
    assert match_at(text, text.rindex("<<a")) is None


def test_words_and_digits_and_literals() -> None:
    assert re.fullmatch(listed(["in", "infix", "a.b"]), "infix")
    assert not re.fullmatch(listed(["a.b"]), "acb")
    assert re.match(digits("0-9", "_"), "1_000__0").group() == "1_000"  # type: ignore[union-attr]
    assert re.match(literal('"'), r'"a\"b" "c"').group() == r'"a\"b"'  # type: ignore[union-attr]
    assert re.match(literal('"'), r'"a\"') is None


def test_quotes_and_brackets_as_states() -> None:
    class Lexer(RougeLexer):
        tokens = {
            "root": [(r'"', String, "string"), (r"\(", Punctuation, "round"), (r"\w+", Name)],
            "string": quoted('"', String, (r"\\.", String.Escape), stops="\\", strays=""),
            "round": nested(r"\(", r"\)", Punctuation, (r"\s+", Text), include("root")),
        }

    assert list(Lexer().scan(r'"a\n"(b (c))d', Lexer.start())) == [
        (String, '"'),
        (String, "a"),
        (String.Escape, r"\n"),
        (String, '"'),
        (Punctuation, "("),
        (Name, "b"),
        (Text, " "),
        (Punctuation, "("),
        (Name, "c"),
        (Punctuation, ")"),
        (Punctuation, ")"),
        (Name, "d"),
    ]
    assert list(Lexer().scan('"\\', Lexer.start())) == [(String, '"'), (Error, "\\")]


@pytest.mark.parametrize("language", OWN, ids=lambda language: language.tag)
@pytest.mark.parametrize("piece", ["word ", '"', "(", "\\", "<", "1", '\\"', "/* a {\n"])
def test_long_and_dull_texts_come_to_their_end(language: Language, piece: str) -> None:
    """No time is asserted: with one pattern that looks too far this would take hours."""
    code = piece * (20_000 // len(piece))
    assert "".join(value for _, value in tokenize(language, code)) == code


@pytest.mark.parametrize("code", ["x" * 10_001, "a\n" + "\n" * 1_000, "/" * 50_000])
def test_what_pygments_would_choke_on_stays_plain(code: str) -> None:
    language = find("dafny")
    assert language is not None
    assert list(tokenize(language, code)) == [(Text, code)]
    assert next(token for token, _ in tokenize(language, "// c\n")) is not Text
