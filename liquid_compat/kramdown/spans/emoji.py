"""`:name:`, in GitHub Flavored Markdown with the option `gfm_emojis`."""

from __future__ import annotations

import re
from functools import lru_cache

from ..element import Element
from ..strings import words
from .scanner import SpanScanner

_NAME = re.compile(r":(\w+):", re.ASCII)
_ASSETS = "https://github.githubassets.com/images/icons/emoji"
_GITHUB_ONLY = words(
    "accessibility atom basecamp basecampy bowtie dependabot electron feelsgood finnadie fishsticks goberserk godmode"
    " hurtrealbad neckbeard octocat rage1 rage2 rage3 rage4 shipit suspect trollface"
)
"""Names of images that stand for no character."""


def parse(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """An image of the emoji; an unknown name stays as it is."""
    match = _NAME.match(src, index)
    if match is None:
        return scanner.decline(index)
    name = match[1]
    if name in _GITHUB_ONLY:
        path = f"{name}.png"
    elif name in _code_points():
        points = [point for point in _code_points()[name].split("-") if point not in ("fe0f", "200d")]
        path = f"unicode/{'-'.join(points)}.png"
    else:
        return match.end()
    assets = str(scanner.parser.options["gfm_emoji_opts"].get("asset_path") or _ASSETS).rstrip("/")
    attributes = {
        "class": "emoji",
        "title": match[0],
        "alt": match[0],
        "src": f"{assets}/{path}",
        "height": "20",
        "width": "20",
    }
    scanner.frame.brackets -= 1
    return scanner.frame.emit(Element("img", None, attributes), *match.span())


@lru_cache(maxsize=1)
def _code_points() -> dict[str, str]:
    """The characters' code points, joined by hyphens, by GitHub's names for them."""
    from pymdownx import gemoji_db  # large tables, rarely needed

    points = {name.strip(":"): str(entry["unicode"]) for name, entry in gemoji_db.emoji.items()}
    return points | {alias.strip(":"): points[name.strip(":")] for alias, name in gemoji_db.aliases.items()}
