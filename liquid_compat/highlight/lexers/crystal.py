"""Crystal: what it has in common with Ruby, and its own."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import bygroups
from ..shapes import digits, listed, power, quoted
from .ruby import DEFINED, ESCAPE, METHOD, Ruby

KEYWORDS = (
    "BEGIN END alias as begin break case do else elsif end ensure for fun if in lib next of raise redo rescue retry "
    "return super then type undef unless until when while yield"
)
PSEUDO = (
    "__FILE__ __LINE__ alias_method attr attr_accessor attr_reader attr_writer catch extend false getter include "
    "initialize loop module_function new nil private property protected public record struct throw true"
)
BUILTINS = (
    "abort ancestors at_exit caller chomp chomp! chop chop! clone constants display dup eql? equal? eval exec exit "
    "exit! fail fork format freeze getc gets global_variables gsub gsub! hash id included_modules inspect "
    "instance_eval instance_method instance_methods is_a? iterator? kind_of? lambda method method_missing methods "
    "module_eval name object_id open p print printf proc putc puts rand readline readlines require scan select self "
    "send sleep split sprintf srand sub sub! syscall system test to_a to_s trap warn"
)
DIGITS = digits(separator="_")
UNICODE = r"\\u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F ]+\})"
CHAR = rf"\\[abefnrtv]|{UNICODE}"
MACRO = [(r"\{\{|\{%|%\}|\}\}", Punctuation)]


class Crystal(Ruby):
    """Crystal."""

    tokens: ClassVar = {
        **Ruby.tokens,
        "root": [
            (r"@\[.*?\]", Name.Decorator),
            *MACRO,
            (r"[a-z_]\w*[!?]?:\s+", String.Symbol, "start"),
            (
                rf"(def|macro\b)([^\S\n]*)(?:(self)(\.))?({METHOD}|{DEFINED})",
                bygroups(Keyword, Text, Name.Class, Operator, Name.Function),
            ),
            (r"(class)(\s+)([A-Z]\w*)", bygroups(Keyword, Text, Name.Class)),
            (r"(?:def|macro)\b", Keyword, "start"),
            (r":[+-]", String.Symbol),
            (rf"{listed(KEYWORDS.split())}\b", Keyword, "start"),
            (rf"{listed(PSEUDO.split())}\b", Keyword.Pseudo, "call"),
            (rf"{listed(BUILTINS.split())}(?!\w)", Name.Builtin, "call"),
            (r"(?!class\b|module\b|defined\b|__END__\b)[a-z_]\w*[!?]?", Name, "call"),
            (rf"{DIGITS}\.{DIGITS}(?:{power()})?(?:_f32)?|{DIGITS}_f32", Number.Float),
            (r"0o[0-7]+(?:_[0-7]+)*", Number.Oct),
            (rf"{DIGITS}_[iu]\d+", Number.Integer),
            (rf"(')({CHAR})(')", bygroups(String.Single, String.Escape, String.Single)),
            *Ruby.tokens["root"],
        ],
        "start": [*MACRO, *Ruby.tokens["start"]],
        "call": [(r"([^\S\n]+)(%\})", bygroups(Text, Punctuation), "#pop"), *Ruby.tokens["call"]],
        "double": quoted('"', String.Double, (UNICODE, String.Escape), ESCAPE, include("interpolation"), stops="#\\"),
    }
