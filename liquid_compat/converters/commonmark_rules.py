"""What markdown-it-py writes otherwise than cmark: rendering rules and small transformations of its tokens."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

Rule = Callable[..., str]

_HYPHENS = re.compile(r"--+")
_TASK = re.compile(r"\[([ xX])\]\s")
_FILTERED = re.compile(
    r"<(?=(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)(?:\s|/?>))", re.IGNORECASE
)
_OMITTED = "<!-- raw HTML omitted -->"


def renderers(options: set[str], extensions: set[str]) -> dict[str, Rule]:
    """The rendering rules by token type."""
    found: dict[str, Rule] = {
        "fence": lambda tokens, i, *_: _code(tokens[i], options),
        "code_block": lambda tokens, i, *_: _code(tokens[i], options),
        "th_open": lambda tokens, i, *_: _cell(tokens[i]),
        "td_open": lambda tokens, i, *_: _cell(tokens[i]),
        "html_box": lambda tokens, i, *_: str(tokens[i].content),
        "s_open": lambda *_: "<del>",
        "s_close": lambda *_: "</del>",
    }
    if "NOBREAKS" in options:
        found["softbreak"] = lambda *_: " "
    if "UNSAFE" not in options:
        found["html_block"] = lambda *_: _OMITTED + "\n"
        found["html_inline"] = lambda *_: _OMITTED
    elif "tagfilter" in extensions:
        found["html_block"] = found["html_inline"] = lambda tokens, i, *_: _FILTERED.sub("&lt;", tokens[i].content)
    return found


def _code(token: Token, options: set[str]) -> str:
    """Fenced and indented code, in Rouge's wrappers."""
    from ..highlight import liquid_tag

    info = token.info.split() if token.type == "fence" else []
    lang = info[0] if info else ""
    data = f' data-lang="{lang}"' if lang else ""
    attributes = f"{data}><code>" if "GITHUB_PRE_LANG" in options else f"><code{data}>"
    name = f"language-{lang} " if lang else ""
    return (
        f'<div class="{name}highlighter-rouge"><div class="highlight"><pre class="highlight"{attributes}'
        f"{liquid_tag(token.content, lang or 'plaintext', {})}</code></pre></div></div>\n"
    )


def _cell(token: Token) -> str:
    align = str(token.attrGet("style") or "").removeprefix("text-align:")
    return f"<{token.tag}" + (f' align="{align}"' if align else "") + ">"


def smart_punctuation(state: StateCore) -> None:
    """Dashes and ellipses as cmark's SMART option makes them."""
    for block in state.tokens:
        for token in block.children or ():
            if token.type == "text":
                text = token.content.replace("...", "…")
                token.content = _HYPHENS.sub(lambda match: _dashes(len(match[0])), text)


def _dashes(count: int) -> str:
    """Em dashes if the hyphens divide by three, en dashes if by two, else as many of the one before the other."""
    if count % 3 == 0:
        return "—" * (count // 3)
    if count % 2 == 0:
        return "–" * (count // 2)
    en = 1 if count % 3 == 2 else 2
    return "—" * ((count - 2 * en) // 3) + "–" * en


def task_list(state: StateCore) -> None:
    """List items that begin with a box."""
    from markdown_it.token import Token

    tokens = state.tokens
    for i in range(2, len(tokens)):
        if [token.type for token in tokens[i - 2 : i + 1]] != ["list_item_open", "paragraph_open", "inline"]:
            continue
        children = tokens[i].children or []
        match = _TASK.match(children[0].content) if children and children[0].type == "text" else None
        if match is None:
            continue
        children[0].content = " " + children[0].content[match.end() :]
        box = Token("html_box", "", 0)
        box.content = f'<input type="checkbox"{" checked=" + chr(34) * 2 if match[1] != " " else ""} disabled="" />'
        children.insert(0, box)


def add_footnote_rules(markdown: MarkdownIt) -> None:
    """Footnotes in cmark's markup."""

    def number(token: Token) -> str:
        return str(token.meta["id"] + 1)

    def reference(renderer: Any, tokens: Sequence[Token], i: int, *_: Any) -> str:
        name = number(tokens[i])
        return f'<sup class="footnote-ref"><a href="#fn{name}" id="fnref{name}">{name}</a></sup>'

    def anchor(renderer: Any, tokens: Sequence[Token], i: int, *_: Any) -> str:
        if tokens[i].meta.get("subId"):
            return ""  # one way back is enough
        return f' <a href="#fnref{number(tokens[i])}" class="footnote-backref">↩</a>'

    rules: dict[str, Callable[..., str]] = {
        "footnote_ref": reference,
        "footnote_anchor": anchor,
        "footnote_block_open": lambda *_: '<section class="footnotes">\n<ol>\n',
        "footnote_block_close": lambda *_: "</ol>\n</section>\n",
        "footnote_open": lambda renderer, tokens, i, *_: f'<li id="fn{number(tokens[i])}">\n',
        "footnote_close": lambda *_: "</li>\n",
    }
    for name, rule in rules.items():
        markdown.add_render_rule(name, rule)
