"""HTTP: a request or a response."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.token import Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, bygroups
from ..languages import find
from ..shapes import listed
from ..tokenize import tokenize

METHODS = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"]
END = r"(\n|\Z)"

# The language of what is sent, by its media type; that of other types is plain text.
MEDIA_TYPES = {
    "c": ["text/x-csrc"],
    "cpp": ["text/x-c++src"],
    "css": ["text/css"],
    "diff": ["text/x-diff", "text/x-patch"],
    "go": ["text/x-go"],
    "graphql": ["application/graphql"],
    "html": ["application/xhtml+xml", "text/html"],
    "java": ["text/x-java"],
    "javascript": ["application/javascript", "application/x-javascript", "text/javascript"],
    "json": ["application/hal+json", "application/json", "application/problem+json", "application/vnd.api+json"],
    "markdown": ["text/x-markdown"],
    "perl": ["text/x-perl"],
    "php": ["text/x-php"],
    "python": ["application/x-python", "text/x-python"],
    "ruby": ["application/x-ruby", "text/x-ruby"],
    "scss": ["text/x-scss"],
    "shell": ["application/x-sh", "application/x-shellscript", "text/x-sh"],
    "sql": ["text/x-sql"],
    "toml": ["text/x-toml"],
    "typescript": ["text/typescript"],
    "xml": ["application/atom+xml", "application/rss+xml", "application/xml", "image/svg+xml", "text/xml"],
    "yaml": ["text/x-yaml"],
}
LANGUAGES = {media_type: tag for tag, media_types in MEDIA_TYPES.items() for media_type in media_types}


def _header(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    if found.group(1).lower() == "content-type":
        run.notes["media type"] = found.group(5).partition(";")[0].strip()
    yield from _parts(lexer, found, run)


_parts = bygroups(Name.Attribute, Text, Punctuation, Text, String, Text)


def _body(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    language = find(LANGUAGES.get(run.notes.get("media type", ""), "plaintext"))
    for token, value in tokenize(language, found.group()) if language else [(Text, found.group())]:
        yield 0, token, value


class Http(RougeLexer):
    """A request or a response: its first line, headers, and a body in the language of their media type."""

    tokens: ClassVar = {
        "root": [
            (
                rf"({listed(METHODS)})( +)(\S+)( +)(HTTP)(/)(\d(?:\.\d)?){END}",
                bygroups(Name.Function, Text, Name.Namespace, Text, Keyword, Operator, Number, Text),
                "headers",
            ),
            (
                rf"(HTTP)(/)(\d\.\d)( +)(\d{{3}})( *)(.+)?{END}",
                bygroups(Keyword, Operator, Number, Text, Number, Text, Name.Exception, Text),
                "headers",
            ),
        ],
        "headers": [
            (rf"([^\s:]+)( *)(:)( *)(.+){END}", _header),
            (rf"(.+){END}", bygroups(String, Text)),
            (r"\n", Text, "body"),
        ],
        "body": [(r"[\s\S]+", _body)],
    }
