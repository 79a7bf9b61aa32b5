"""MATLAB."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, by_word, bygroups, words
from ..shapes import digits, power, quoted

# What stands in quotes ends on its line; a doubled mark stands for itself.
QUOTES = (("single", "'", String.Single), ("double", '"', String.Double))

_name = by_word((words("matlab", "keywords"), Keyword), (words("matlab", "builtins"), Name.Builtin), default=Name)


class Matlab(RougeLexer):
    """MATLAB. A transpose that has another quote after it on its line is taken for a string, as in Rouge."""

    tokens: ClassVar = {
        "root": [
            (r"(?a:[a-zA-Z]\w*)", _name),
            (r"\s+", Text),
            *((rf"{mark}(?=.*{mark})", kind, state) for state, mark, kind in QUOTES),
            (rf"{digits()}(?:\.\d*(?:{power()})?|{power()})", Number.Float),
            (rf"{digits()}L", Number.Integer.Long),
            (digits(), Number.Integer),
            (r"%.*", Comment.Single),
            # The rest of a line that goes on, and a command for the system.
            (r"(\.{3})(.*)", bygroups(Keyword, Comment)),
            (r"^(!)(.*)", bygroups(Keyword, Text)),
            (r"[][(){}/\\,:;]", Punctuation),
            (r"[~=]=|<<|>>|\.[*^']|[&'*+.<=>@^|~-]", Operator),
        ],
        **{
            state: [(mark * 2, String.Escape), *quoted(mark, kind, stops="\n", strays="")]
            for state, mark, kind in QUOTES
        },
    }
