"""Each sample comes out as Rouge highlights it, byte for byte, and no lexer ever loses a character."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments.token import Name

from liquid_compat.highlight.engine import RougeLexer
from liquid_compat.highlight.formatters import spans
from liquid_compat.highlight.languages import LANGUAGES, Language, find
from liquid_compat.highlight.tokenize import tokenize
from tests.highlight.cases import golden, samples

SAMPLES = samples()
OWN = [language for language in LANGUAGES if language.source != "plain" and " " not in language.source]


def _parameters() -> list[object]:
    reference = golden()["samples"]
    return [
        pytest.param(lang, code, html, id=f"{lang}-{number}")
        for (lang, number, code), html in zip(SAMPLES, reference, strict=True)
    ]


@pytest.mark.parametrize(("lang", "code", "html"), _parameters())
def test_sample(lang: str, code: str, html: str) -> None:
    language = find(lang)
    assert language is not None
    assert spans(tokenize(language, code)) == html


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_all_of_the_text_comes_out(language: Language) -> None:
    for lang, _, code in SAMPLES:
        if lang in ("c", "html", "ruby", language.tag):
            assert "".join(value for _, value in tokenize(language, code)) == code


@pytest.mark.parametrize("language", OWN, ids=lambda language: language.tag)
@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.text(alphabet="ab1_ \n\t\"'`#{}[]()<>%$@!\\/*-+=:;,.|&^~?é", max_size=80))
def test_any_text_comes_out(language: Language, code: str) -> None:
    assert "".join(value for _, value in tokenize(language, code)) == code


def test_lexers_are_kept_and_hold_no_state() -> None:
    python = find("python")
    assert python is not None
    before = spans(tokenize(python, "x = 1\n"))
    assert spans(tokenize(python, '"""unterminated')) == '<span class="s">"""unterminated</span>'
    assert spans(tokenize(python, "x = 1\n")) == before


def test_text_without_a_rule_is_an_error_and_leaves_the_states() -> None:
    class Strict(RougeLexer):
        tokens = {"root": [("a", Name)]}

    pieces = [(str(token), value) for token, value in Strict().scan("a\nb", Strict.start())]
    assert pieces == [("Token.Name", "a"), ("Token.Error", "\n"), ("Token.Error", "b")]
