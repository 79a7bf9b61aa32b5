"""jekyll-mentions 1.6: `@name` is a link to a profile (https://github.com/jekyll/jekyll-mentions)."""

from __future__ import annotations

import re
from typing import Any

from ..content.item import Item
from ..errors import PluginError
from ..ruby.printing import inspect
from .api import Plugin
from .html_fragment import HtmlFragment, change_body, escape_text
from .liquid_values import to_s

_SECTION = "jekyll-mentions"
_IGNORED = frozenset({"pre", "code", "a", "style", "script"})

# Words that are no names when they are mentioned.
_TALKING_OF_IT = frozenset({"mention", "mentions", "mentioned", "mentioning"})
_MENTION = re.compile(
    r"""(?P<before>^|\W) @(?P<name>(?>\w[\w-]*)) (?!/)
    (?= \.+[ \t\W] | \.+$ | [^0-9a-zA-Z_.] | $ )""",
    re.VERBOSE | re.MULTILINE | re.ASCII,
)


class Mentions(Plugin):
    """Links names in the text of HTML pages.

    `jekyll-mentions:` in the configuration or the front matter is the address before the name, or a mapping with it
    as `base_url`; `false` in the front matter leaves a page alone.
    """

    name = "jekyll-mentions"
    loads_active_support = True

    def after_render(self, item: Item, output: str) -> str:
        """Add the links. Raises PluginError for an option that is no address."""
        if "@" not in output or not item.writes or not _is_page(item) or item.data[_SECTION] is False:
            return output
        base = self._base(item.data[_SECTION] if _SECTION in item.data else self.config[_SECTION])

        def link(match: re.Match[str]) -> str:
            name = match["name"]
            if name.lower() in _TALKING_OF_IT:
                return match[0]
            return f"{match['before']}<a href='{base}{name}' class='user-mention'>@{name}</a>"

        def replace(text: str) -> str | None:
            html = escape_text(text) if "@" in text else ""
            linked = _MENTION.sub(link, html)
            return None if linked == html else linked

        def change(html: str) -> str:
            if not _MENTION.search(html):
                return html
            fragment = HtmlFragment(html)
            fragment.replace_texts(_IGNORED, replace)
            return str(fragment)

        return change_body(output, change)

    def _base(self, value: Any) -> str:
        if isinstance(value, dict):
            value = value.get("base_url", self._default())
        elif value is None:
            value = self._default()
        elif not isinstance(value, str):
            raise PluginError(
                f"`{_SECTION}` should be an address or a mapping with `base_url`, but is {inspect(value)}"
            )
        base = to_s(value)
        return base if base.endswith(("/", "~")) else f"{base}/"

    def _default(self) -> str:
        secure, host = self.environ.get("SSL"), self.environ.get("GITHUB_HOSTNAME")
        if not secure or not host:
            return "https://github.com"
        return f"{'https' if secure == 'true' else 'http'}://{host.removesuffix('/')}"


def _is_page(item: Item) -> bool:
    return item.output_ext == ".html" or (item.permalink or "").endswith("/")
