"""Jekyll's URL filters."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote_plus

from ...lazy import pattern
from ...ruby import addressable
from ...ruby.compare import class_name
from ...ruby.drop import Drop
from ...ruby.printing import to_s
from ..errors import FilterInputError
from ..python_liquid import with_context
from .errors import no_conversion, no_method

# A path that is in normal form already; nearly all are.
_NORMAL_PATH = pattern(
    r"(?:/[A-Za-z0-9_~!$&'()*+,;=:@-][A-Za-z0-9._~!$&'()*+,;=:@-]*)*/?(?:\?[A-Za-z0-9._~=&-]+)?(?:#[A-Za-z0-9._~:=-]+)?"
)
_NORMAL_SITE = pattern(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*")
_LOCAL_START = pattern(r"/|[^:/?#]*(?:[/?#]|\Z)")


@with_context
def relative_url(value: Any, *, context: Any = None) -> Any:
    """A URL with the site's `baseurl` before it; one that is absolute stays as it is."""
    if value is None:
        return None
    return _relative(_url_of(value), _config(context).get("baseurl"))


@with_context
def absolute_url(value: Any, *, context: Any = None) -> Any:
    """A URL with the site's `url` and `baseurl` before it; one that is absolute stays as it is."""
    if value is None:
        return None
    url = _url_of(value)
    if _is_absolute(url):
        return url
    config = _config(context)
    relative = to_s(_relative(url, config.get("baseurl")))
    site_url = config.get("url")
    if site_url is None or site_url == "":
        return relative
    if _NORMAL_SITE.fullmatch(to_s(site_url)) and relative[:1] == "/" and _NORMAL_PATH.fullmatch(relative):
        return to_s(site_url) + relative
    return str(addressable.parse(to_s(site_url) + relative).normalized())


def strip_index(value: Any) -> str | None:
    """Without `index.html` at the end."""
    if value is None or to_s(value) == "":
        return None
    if not isinstance(value, str):
        raise no_method("sub", value, "a text")
    return _INDEX.sub("/", value, count=1)


_INDEX = pattern(r"/index\.html?$", re.MULTILINE)


def uri_escape(value: Any) -> str | None:
    """With all that may not stand in a URI percent-encoded."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise FilterInputError(f"Can't convert {class_name(value)} into String.", "this filter needs a text")
    return addressable.normalize_component(value)


def cgi_escape(value: Any) -> str:
    """Percent-encoded for a query, spaces as `+`."""
    if not isinstance(value, str):
        raise no_conversion(value, "String")
    return quote_plus(value, errors="surrogateescape")


def _config(context: Any) -> Any:
    registers = getattr(context, "registers", None)
    return {} if registers is None else registers.site.config


def _url_of(value: Any) -> Any:
    return value.get("url") if isinstance(value, Drop) and value.has_key("url") else value


def _is_absolute(url: Any) -> bool:
    text = url if type(url) is str else to_s(url)
    return False if _LOCAL_START.match(text) and not text.startswith("//") else addressable.parse(text).is_absolute()


def _relative(url: Any, baseurl: Any) -> Any:
    text = url if type(url) is str else to_s(url)
    if text[:1] != "/" or text[:2] == "//":
        if _is_absolute(url):
            return url
        if text and text[0] != "/":
            text = f"/{text}"
    base = "" if baseurl is None else _chomp(to_s(baseurl))
    joined = (f"/{base}" if base and base[0] != "/" else base) + text
    return joined if _NORMAL_PATH.fullmatch(joined) else str(addressable.parse(joined).normalized())


def _chomp(text: str) -> str:
    return text[:-1] if text.endswith("/") else text
