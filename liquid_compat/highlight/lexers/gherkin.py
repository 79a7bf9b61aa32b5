"""Gherkin, in the languages that it speaks."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default
from pygments.token import Comment, Error, Keyword, Name, Punctuation, String, Text

from ..engine import RougeLexer, by_word, words
from ..shapes import Between, listed

# Words are listed with underscores for the spaces in them and after them.
ELEMENTS, EXAMPLES, FEATURES, STEPS = (
    [word.replace("_", " ") for word in words("gherkin", kind)]
    for kind in ("elements", "examples", "features", "steps")
)
STEP = listed(STEPS)
COMMENT = (r"#.*", Comment)
BLANK = (r"\s+", Text)
# The rest of a line in which no colon follows.
PLAIN = (r"[^\s:#][^\n:#]*(?=[^\n:]*\n)", Text)


class Gherkin(RougeLexer):
    """Gherkin."""

    tokens: ClassVar = {
        "root": [
            BLANK,
            COMMENT,
            (Between('"""', '"""'), String),
            (r"@\S+", Name.Tag),
            (r"\|", Punctuation, ("table", "heading")),
            (
                r"[^\s:#][^\n:]{0,200}(?=:)",
                by_word(
                    (FEATURES, Keyword.Declaration, "feature"),
                    (ELEMENTS, Keyword.Namespace, "element"),
                    (EXAMPLES, Name.Namespace, "examples"),
                    default=Error,
                ),
            ),
            (r":", Punctuation),
            (STEP, Name.Function, "step"),
        ],
        # After a title and a colon: descriptions.
        "feature": [(r"(?<!\s):", Punctuation), BLANK, COMMENT, PLAIN, default("#pop")],
        "element": [(r"(?<!\s):", Punctuation), BLANK, COMMENT, (rf"(?={STEP})", Text, "#pop"), PLAIN, default("#pop")],
        "examples": [(r"(?<!\s):", Punctuation), BLANK, COMMENT, (r"(?=\|)", Text, "#pop"), PLAIN, default("#pop")],
        "step": [
            (r"\n", Text, "#pop"),
            (r'"[^"\n]*"', String),
            (r"<[^>\n]*>", Name.Variable),
            COMMENT,
            (r"[^\s\"<#][^\s<]*|[^\S\n]+|.", Text),
        ],
        "heading": [
            (r"\n", Text, ("#pop", "row")),
            (r"[^\S\n]+", Text),
            (r"\|", Punctuation),
            (r"[^\s|]+", Name.Variable),
        ],
        "row": [(r"\n", Text, "#pop"), (r"[^\S\n]+", Text), COMMENT, (r"\|", Punctuation), (r"[^\s|]+", Name)],
        "table": [BLANK, COMMENT, (r"\|", Punctuation, "row"), default("#pop")],
    }
