"""C#."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, by_word, words
from liquid_compat.highlight.shapes import Between

NAME = r"@?[^\W\d]\w*"

_name = by_word((words("csharp", "keywords"), Keyword), (words("csharp", "types"), Keyword.Type), default=Name)
_call = by_word((words("csharp", "keywords"), Keyword), (words("csharp", "types"), Keyword.Type), default=Name.Function)


class CSharp(RougeLexer):
    """C#."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"//.*", Comment.Single),
            (Between("/*", "*/"), Comment.Multiline),
            (
                r"^#[ \t]*(?:if|endif|else|elif|define|undef|line|error|warning|region|endregion|nullable|pragma)\b"
                r".*\n?",
                Comment.Preproc,
            ),
            (r"(?:class|struct|interface)\b", Keyword, "class"),
            (r"(?:namespace|using)\b", Keyword, "namespace"),
            (r'@"(?:""|[^"])*"', String),
            (r'\$@?"', String, "interpolated"),
            (r'(?<!"\\)"(?:\\.|[^"\\\n])*["\n]', String),
            (r"'(?:\\.|.)'", String.Char),
            (r"0[xX][0-9a-fA-F]+[LlUu]*", Number),
            (r"\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?[flFLdDuU]?", Number),
            (rf"{NAME}(?=\s*\()", _call),
            (NAME, _name),
            (r"[~!%^&*()+=|\[\]{}:;,.<>/?-]", Punctuation),
        ],
        "class": [(r"\s+", Text), (NAME, Name.Class, "#pop"), default("#pop")],
        "namespace": [
            (r"\s+", Text),
            (r"(?=\()", Text, "#pop"),
            (rf"(?:{NAME}|\.)+", Name.Namespace, "#pop"),
            default("#pop"),
        ],
        "interpolated": [
            (r'"', String, "#pop"),
            (r"\{\{|\}\}", String),
            (r"\{", Punctuation, "hole"),
            (r'(?:[^"{}\\]|\\.)+', String),
        ],
        "hole": [
            (r"\}", Punctuation, "#pop"),
            (r"\{", Punctuation, "hole"),
            (r"\s+", Text),
            (r'"(?:\\.|[^"\\\n])*"', String),
            (rf"{NAME}(?=\s*\()", _call),
            (NAME, _name),
            (r"\d[\d_]*(?:\.\d+)?", Number),
            (r"'(?:\\.|.)'", String.Char),
            (r"[~!%^&*()+=|\[\]:;,.<>/?-]", Punctuation),
        ],
    }
