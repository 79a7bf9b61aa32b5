"""URLs from permalink templates and placeholders (https://jekyllrb.com/docs/permalinks/)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from ..lazy import pattern

_PLACEHOLDER = pattern(r":([a-z_]+)")
_PLAIN = pattern(r"^[a-zA-Z0-9./-]+$", re.MULTILINE)
_PATH_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/")
_QUERY_SAFE = _PATH_SAFE | {"?"}


def url_from_pairs(template: str, pairs: Iterable[tuple[str, str | None]]) -> str:
    """A page's URL: each placeholder replaced in turn; one without a value drops its whole segment."""
    result = template
    for name, value in pairs:
        if ":" not in result:
            break
        if value is None:
            result = result.replace(f"/:{name}", "")
        else:
            result = result.replace(f":{name}", escape_path(value))
    return sanitize_url(result)


def url_from_lookup(template: str, lookup: Callable[[str], str | None]) -> str:
    """A document's URL: `lookup` gives each placeholder's value, KeyError for a name that is none."""

    def replace(match: re.Match[str]) -> str:
        name = match[1].rstrip("_") if match[1].endswith("_") else match[1]
        rest = match[1][len(name) :]
        return escape_path(lookup(name) or "") + rest

    return sanitize_url(_PLACEHOLDER.sub(replace, template))


def sanitize_url(url: str) -> str:
    """A URL that begins with one slash, holds no `..` or `./` and no doubled slash."""
    url = f"/{url}".replace("..", "/").replace("./", "")
    return re.sub(r"/{2,}", "/", url)


def escape_path(path: str) -> str:
    """A path percent-encoded as Addressable encodes a URI: a query stays one, the first `#` is encoded too."""
    if not path or _PLAIN.search(path):
        return path
    body, has_fragment, fragment = path.partition("#")
    body, has_query, query = body.partition("?")
    encoded = _encode(body, _PATH_SAFE)
    if has_query:
        encoded += "?" + _encode(query, _QUERY_SAFE)
    if has_fragment:
        encoded += "%23" + _encode(fragment, _QUERY_SAFE)
    return encoded


def _encode(text: str, safe: frozenset[str]) -> str:
    return "".join(
        char if char in safe else "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogateescape"))
        for char in text
    )


def unescape_path(path: str) -> str:
    """The file path that a URL stands for; an undecodable sequence stays as it is."""
    if "%" not in path:
        return path
    decoded = unquote(path, errors="surrogateescape")
    return path if any("\udc80" <= char <= "\udcff" for char in decoded) else decoded


def add_permalink_suffix(template: str, style: str) -> str:
    """The template of pages and collections, ended as the site's permalink style ends."""
    if style == "pretty":
        return template + "/"
    if style in {"date", "ordinal", "none"}:
        return template + ":output_ext"
    if style.endswith("/"):
        return template + "/"
    return template + ":output_ext" if style.endswith(":output_ext") else template
