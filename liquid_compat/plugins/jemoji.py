"""jemoji 0.13: `:name:` is GitHub's image of that name (https://github.com/jekyll/jemoji).

The names are those of pymdown-extensions, which takes them from GitHub's own list.
"""

from __future__ import annotations

import re
from functools import cached_property

from ..content.item import Item
from .api import Plugin
from .html_fragment import HtmlFragment, change_body
from .liquid_values import dig, is_true, to_s

_IMAGES = "https://github.githubassets.com/images/icons/"
_IGNORED = frozenset({"pre", "code", "tt"})
_NAME = re.compile(r":([\w+-]+):")

# Names of images that are no characters.
_PICTURES = frozenset(
    {
        "accessibility",
        "atom",
        "basecamp",
        "basecampy",
        "bowtie",
        "dependabot",
        "electron",
        "feelsgood",
        "finnadie",
        "fishsticks",
        "goberserk",
        "godmode",
        "hurtrealbad",
        "neckbeard",
        "octocat",
        "rage1",
        "rage2",
        "rage3",
        "rage4",
        "shipit",
        "suspect",
        "trollface",
    }
)


class Jemoji(Plugin):
    """Puts images in the place of names in the text of HTML pages, but in code.

    `emoji: src:` in the configuration is the address of the images.
    """

    name = "jemoji"
    loads_active_support = True

    @cached_property
    def _files(self) -> dict[str, str]:
        """The image of each name."""
        from pymdownx import gemoji_db

        files = {name: f"{name}.png" for name in _PICTURES}
        files |= {name.strip(":"): f"unicode/{entry['unicode']}.png" for name, entry in gemoji_db.emoji.items()}
        return files | {alias.strip(":"): files[name.strip(":")] for alias, name in gemoji_db.aliases.items()}

    def after_render(self, item: Item, output: str) -> str:
        """Add the images."""
        is_page = item.output_ext == ".html" or (item.permalink or "").endswith("/")
        if not is_page or not item.writes or not self._has_name(output):
            return output
        source = dig(self.config["emoji"], "src")
        root = (to_s(source) if is_true(source) else _IMAGES).rstrip("/")

        def replace(text: str) -> str | None:
            html = _NAME.sub(lambda match: self._image(match, root), text) if ":" in text else text
            return None if html == text else html

        def change(html: str) -> str:
            fragment = HtmlFragment(html)
            fragment.replace_texts(_IGNORED, replace)
            return str(fragment)

        return change_body(output, change)

    def _has_name(self, output: str) -> bool:
        return any(name in self._files for name in _NAME.findall(output))

    def _image(self, match: re.Match[str], root: str) -> str:
        file = self._files.get(match[1])
        if file is None:
            return match[0]
        name = match[0]
        return f'<img class="emoji" title="{name}" alt="{name}" src="{root}/emoji/{file}" height="20" width="20">'
