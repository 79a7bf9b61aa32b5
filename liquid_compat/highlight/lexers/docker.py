"""Dockerfiles."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, String, Text, Whitespace

from ..engine import RougeLexer, bygroups, delegate
from ..shapes import Rule, listed
from .shell import Shell

# Those whose operands are text; the ones of RUN are a command, and ONBUILD takes another instruction.
INSTRUCTIONS = (
    ["ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER"]
    + ["SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"]
)  # fmt: skip
TRIGGER = r"(?:(ONBUILD)(\s+))?"


def _clauses(*names: str) -> Rule:
    """The rule for a line of clauses, each a word and its operand."""
    pattern = r"(\s+)".join(rf"({name})(\s+)(.*)" for name in names)
    types = (Keyword, Whitespace, String, Whitespace) * len(names)
    return f"(?i)^{pattern}", bygroups(*types[:-1])


class Docker(RougeLexer):
    """Dockerfiles; `RUN` lines are shell scripts."""

    tokens: ClassVar = {
        "root": [
            _clauses("FROM", "AS"),
            (rf"(?i)^{TRIGGER}({listed(INSTRUCTIONS)}\b)(.*)", bygroups(Keyword, Whitespace, Keyword, String)),
            (r"(?i)^(?:ONBUILD\s+)?RUN\s+", Keyword, "command"),
            (r"\w+|\s+", Text),
            (r"#.*", Comment),
            (r"\W+", Text),
        ],
        "command": [
            (r"\\\n", String.Escape),
            (r"(?:\\.|[^\\\n])+", delegate(Shell)),
            (r"\n", Text, "#pop"),
        ],
    }
