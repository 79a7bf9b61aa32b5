"""Links of pages in another language than the default lead to pages in that language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...ruby.printing import to_s
from .languages import Languages

# The rest of an address: parts between dots, each of which must not begin as something excluded, then a path.
_REST = r"(?:{forbidden}[^,'\"\s/?.]++\.?)*+(?:/[^\]\[)(\"'\s]*+)?+"


class Links:
    """Rewrites the addresses of one language's pages."""

    def __init__(self, languages: Languages, url: str, baseurl: str, exclude: Iterable[object]) -> None:
        """`url` is the site's, or ""; `exclude` is what the configuration excludes: links there stay."""
        self._languages = languages
        self._bases = [baseurl, *([url + baseurl] if url else [])]
        globs = [re.escape(to_s(name)).replace(r"\*", ".*").replace(r"\?", ".") for name in exclude]
        forbidden = "".join(f"(?!{glob})" for glob in globs)
        forbidden += "".join(f"(?!{re.escape(language)}/)" for language in languages.listed)
        not_canonical = f'(?<!hreflang="{re.escape(languages.default)}" )(?<!hreflang="x-default" )'
        self._own = [
            _pattern("href", base, forbidden, "" if base is self._bases[0] else not_canonical) for base in self._bases
        ]
        self._static = [_pattern("ferh", base, "", "") for base in self._bases]

    def rewritten(self, text: str) -> str:
        """A text with its links in the active language, and those that `static_href` marked as they were written."""
        has_marked = "ferh" in text
        for base, own, static in zip(self._bases, self._own, self._static, strict=True):
            if not self._languages.is_default:
                text = _replaced(own, f"{base}/{self._languages.active}/", text)
            if has_marked:
                text = _replaced(static, f"{base}/", text)
        return text


def _pattern(attribute: str, base: str, forbidden: str, before: str) -> re.Pattern[str]:
    rest = _REST.replace("{forbidden}", forbidden)
    return re.compile(f'{before}{attribute}="?{re.escape(base)}/({rest})"', re.ASCII)


def _replaced(pattern: re.Pattern[str], start: str, text: str) -> str:
    return pattern.sub(lambda match: f'href="{start}{match[1]}"', text)
