"""Dockerfiles."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, String, Text, Whitespace

from liquid_compat.highlight.engine import RougeLexer, bygroups, delegate
from liquid_compat.highlight.lexers.shell import Shell

KEYWORDS = (
    "FROM|MAINTAINER|CMD|LABEL|EXPOSE|ENV|ADD|COPY|ENTRYPOINT|VOLUME|USER|WORKDIR|ARG|STOPSIGNAL|HEALTHCHECK|SHELL"
)


class Docker(RougeLexer):
    """Dockerfiles; `RUN` lines are shell scripts."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (
                r"(?i)^(FROM)(\s+)(.*)(\s+)(AS)(\s+)(.*)",
                bygroups(Keyword, Whitespace, String, Whitespace, Keyword, Whitespace, String),
            ),
            (rf"(?i)^(ONBUILD)(\s+)({KEYWORDS})\b(.*)", bygroups(Keyword, Whitespace, Keyword, String)),
            (rf"(?i)^({KEYWORDS})\b(.*)", bygroups(Keyword, String)),
            (r"#.*?$", Comment),
            (r"(?i)^(ONBUILD\s+)?RUN\s+", Keyword, "run"),
            (r"\w+", Text),
            (r"[^\w]+", Text),
            (r".", Text),
        ],
        "run": [
            (r"\n", Text, "#pop"),
            (r"\\[\s\S]", String.Escape),
            (r"[^\n\\]+", delegate(Shell)),
        ],
    }
