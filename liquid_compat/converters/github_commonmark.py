"""What GitHub Pages' CommonMark writes otherwise than jekyll-commonmark (`markdown: GFM`, `CommonMarkGhPages`).

Headers get ids, code in a language that Rouge doesn't know goes without wrappers, `~one~` strikes through too
(https://github.com/github/jekyll-commonmark-ghpages).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Stands where cmark begins a line unless it is at the beginning of one.
_PLAIN_END = "\x00\x00plain\x00\x00"


def adapt(markdown: MarkdownIt) -> Callable[[str], str]:
    """Change a parser; gives the function that converts a text with it."""
    markdown.add_render_rule("fence", _code)
    markdown.add_render_rule("code_block", _code)
    markdown.core.ruler.push("header_ids", _header_ids(markdown))
    markdown.options["strikethrough_single_tilde"] = True

    def convert(text: str) -> str:
        html = str(markdown.render(text.replace("\x00", "\ufffd")))
        parts = html.split(_PLAIN_END)
        # Code without wrappers neither ends its line nor begins one; what follows does.
        joined = parts[0]
        for part in parts[1:]:
            joined += part if not part or part.startswith(("\n", "<pre><code")) else "\n" + part
        return joined

    return convert


def _code(renderer: Any, tokens: Sequence[Token], i: int, *_: Any) -> str:
    """Fenced and indented code: in Rouge's wrappers where the language is one of its own."""
    from markdown_it.common.utils import escapeHtml

    from ..highlight import is_known, liquid_tag

    token = tokens[i]
    info = token.info.split() if token.type == "fence" else []
    lang = info[0] if info else ""
    if lang and is_known(lang):
        return (
            f'<div class="language-{escapeHtml(lang)} highlighter-rouge"><div class="highlight">'
            f'<pre class="highlight"><code>{liquid_tag(token.content, lang, {})}</code></pre></div></div>\n'
        )
    name = f' class="language-{escapeHtml(lang)}"' if lang else ""
    return f"<pre><code{name}>{escapeHtml(token.content)}</code></pre>{_PLAIN_END}"


def _header_ids(markdown: MarkdownIt) -> Callable[[Any], None]:
    """Ids as kramdown makes them, of the header's HTML."""

    renderer: Any = markdown.renderer

    def rule(state: Any) -> None:
        from ..kramdown.render.ids import basic_id

        used: dict[str, int] = {}
        for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
            if opening.type != "heading_open":
                continue
            html = renderer.renderInline(inline.children or [], markdown.options, state.env)
            name = basic_id(html) or "section"
            count = used.get(name)
            used[name] = 0 if count is None else count + 1
            opening.attrSet("id", name if count is None else f"{name}-{used[name]}")

    return rule
