"""What becomes of the texts of fields."""

from __future__ import annotations

import pytest

from liquid_compat.bibliography.filters import chain
from liquid_compat.bibliography.latex import decode


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        (r"G{\"o}del and \'Elan, {\v C}apek, \c{c}", "Gödel and Élan, Čapek, ç"),
        (r"Stra\ss e, {\O}st, \AA{}ngstr\"om", "Straße, Øst, Ångström"),
        (r"one -- two --- three", "one – two — three"),
        (r"``double'' `single'", "“double” ‘single’"),
        (r"50\% \& more_or \{less\}", "50% & more_or {less}"),
        (r"a~b \~{} $\alpha$-helix", "a\u00a0b ~ α-helix"),
        (r"\unknown{kept}", r"\unknownkept"),
    ],
)
def test_latex(text: str, decoded: str) -> None:
    assert decode(text) == decoded


def test_filters_run_in_their_order() -> None:
    text = r"\textsuperscript{a \textit{b {c}}} \emph{d}"
    assert chain(["superscript", "textit", "italics", "latex"])(text) == "<sup>a <i>b c</i></sup> <i>d</i>"
    assert chain(["latex", "textit"])(r"\textit{b}") == r"\textitb"


def test_addresses_and_line_breaks() -> None:
    assert chain(["markdown"])("see https://a.example/x.") == "see [https://a.example/x.](https://a.example/x.)"
    assert chain(["linebreaks"])("a\n   b\n\n c") == "a b c"


def test_an_unknown_filter_is_named() -> None:
    with pytest.raises(KeyError, match="nosuch"):
        chain(["nosuch"])
