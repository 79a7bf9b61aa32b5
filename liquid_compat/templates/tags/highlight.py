"""Jekyll's `{% highlight ruby linenos %}…{% endhighlight %}`."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from ...ruby.printing import to_s
from ..body import Body, render_aside
from ..context import Output, Renderer, Scope
from ..errors import TagError
from ..lexer import SPACES
from ..node import LiquidNode
from ..python_liquid import Node, Token
from ..stream import ParseStream
from .base import LiquidTag, whole_body

_LANGUAGE = re.compile(r"[a-zA-Z0-9.+#_-]+")
_OPTION = re.compile(r"\s+(\w+)", re.ASCII)
_VALUE = re.compile(r'=(?:(\w+)|"(\d+(?:\s\d+)*)")', re.ASCII)
_EXAMPLE = 'write {% highlight ruby %}, maybe with linenos, name=word or mark_lines="3 4" behind the language'

Options = dict[str, Any]


class HighlightNode(LiquidNode):
    """Code with its language and options."""

    __slots__ = ("lang", "options", "body")
    is_traceable = True
    is_block = True

    def __init__(self, token: Token, lang: str, options: Options, body: Body) -> None:
        """The body is Liquid too."""
        super().__init__(token)
        self.lang = lang
        self.options = options
        self.body = body
        self.blank = body.blank

    def compile(self) -> Renderer:
        """Render the body, have it highlighted, wrap it."""
        lang, options, body = self.lang, self.options, self.body.compile()
        opening = f'<figure class="highlight"><pre><code class="language-{lang.replace("+", "-")}" data-lang="{lang}">'

        def render(scope: Scope, out: Output) -> None:
            site = scope.context.site()
            code = render_aside(body, scope).strip("\r\n")
            if site.config.get("highlighter") in ("rouge", "pygments"):
                if not scope.context.environment.options.engine.marked_lines:
                    options.pop("mark_lines", None)
                lines = options.get("mark_lines")
                if lines is not None and not isinstance(lines, list):
                    raise TagError("`mark_lines` of the highlight tag wants numbers in double quotes", _EXAMPLE)
                code = site.highlight(code, lang, options)
            else:
                code = escape(code, quote=True).replace("&#x27;", "&#39;").strip(SPACES)
            code = code.removesuffix("\n").removesuffix("\r")
            prefix, suffix = scope.variable("highlighter_prefix"), scope.variable("highlighter_suffix")
            out.append(f"{to_s(prefix or '')}{opening}{code}</code></pre></figure>{to_s(suffix or '')}")

        return render


class HighlightTag(LiquidTag):
    """`highlight`."""

    name = "highlight"
    block = True
    end = "endhighlight"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Read the language and the options."""
        found = read_markup(markup.strip(SPACES))
        if found is None:
            stream.fail(f"The highlight tag wants a language and options, not '{markup}'", token, hint=_EXAMPLE)
        lang, options = found
        return HighlightNode(token, lang.lower(), options, whole_body(stream, token))


def read_markup(markup: str) -> tuple[str, Options] | None:
    """The language and the options by name: true, a word, or a list of numbers (as texts) where it is quoted.

    They begin at the start of a line and end at the end of one; other lines around them are nothing.
    """
    start = 0
    while True:
        if lang := _LANGUAGE.match(markup, start):
            options = _read_options(markup, lang.end())
            if options is not None:
                return lang[0], options
        start = markup.find("\n", start) + 1
        if not start:
            return None


def _read_options(markup: str, pos: int) -> Options | None:
    """As many options from `pos` on as end with a line; None if none does."""
    options: Options = {}
    complete = options.copy() if _is_line_end(markup, pos) else None
    while option := _OPTION.match(markup, pos):
        value = _VALUE.match(markup, option.end())
        numbers = value[2] if value else None
        options[option[1]] = numbers.split() if numbers is not None else value[1] if value else True
        pos = value.end() if value else option.end()
        if _is_line_end(markup, pos):
            complete = options.copy()
    if complete is not None and complete.get("linenos") is True:
        complete["linenos"] = "inline"
    return complete


def _is_line_end(markup: str, pos: int) -> bool:
    return markup[pos : pos + 1] in ("", "\n")
