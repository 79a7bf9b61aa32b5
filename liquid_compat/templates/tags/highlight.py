"""Jekyll's `{% highlight ruby linenos %}…{% endhighlight %}`."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from liquid.ast import Node
from liquid.token import Token

from liquid_compat.ruby.printing import to_s
from liquid_compat.templates.body import Body, LiquidNode, render_aside
from liquid_compat.templates.context import Output, Renderer, Scope
from liquid_compat.templates.errors import TagError
from liquid_compat.templates.lexer import SPACES
from liquid_compat.templates.stream import ParseStream
from liquid_compat.templates.tags.base import LiquidTag, whole_body

_SYNTAX = re.compile(r'^([a-zA-Z0-9.+#_-]+)((?:\s+\w+(?:=(?:\w+|"(?:[0-9]+\s)*[0-9]+"))?)*)$', re.MULTILINE | re.ASCII)
_OPTION = re.compile(r'(?:\w="[^"]*"|\w=\w|\w)+', re.ASCII)


class HighlightNode(LiquidNode):
    """Code with its language and options."""

    __slots__ = ("lang", "options", "body")
    is_block = True

    def __init__(self, token: Token, lang: str, options: dict[str, Any], body: Body) -> None:
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
                    raise TagError(
                        "Syntax Error for mark_lines declaration. Expected a double-quoted list of integers."
                    )
                code = site.highlight(code, lang, options)
            else:
                code = escape(code, quote=True).replace("&#x27;", "&#39;").strip(SPACES)
            code = code.removesuffix("\n").removesuffix("\r")
            prefix, suffix = scope["highlighter_prefix"], scope["highlighter_suffix"]
            out.append(f"{to_s(prefix or '')}{opening}{code}</code></pre></figure>{to_s(suffix or '')}")

        return render


class HighlightTag(LiquidTag):
    """`highlight`."""

    name = "highlight"
    block = True
    end = "endhighlight"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Read the language and the options."""
        match = _SYNTAX.search(markup.strip(SPACES))
        if match is None:
            stream.fail(
                "Syntax Error in tag 'highlight' while parsing the following markup:\n\n"
                f'{markup}\n\nValid syntax: highlight <lang> [linenos] [mark_lines="3 4 5"]\n',
                token,
            )
        return HighlightNode(token, match[1].lower(), _options(match[2]), whole_body(stream, token))


def _options(markup: str) -> dict[str, Any]:
    """Options by name: true, a word, or a list of words where it is quoted."""
    options: dict[str, Any] = {}
    for text in _OPTION.findall(markup):
        name, _, value = text.partition("=")
        options[name] = value.replace('"', "").split() if '"' in value else value or True
    if options.get("linenos") is True:
        options["linenos"] = "inline"
    return options
