"""jekyll-email-protect 1.1: `{{ address | encode_email }}`, which hides addresses from simple robots.

https://github.com/vwochnik/jekyll-email-protect
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from .api import Plugin
from .liquid_values import to_s


class EmailProtect(Plugin):
    """Switches on the filter."""

    name = "jekyll-email-protect"

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filter."""
        return {"encode_email": encode_email}


def encode_email(value: Any) -> str:
    """Letters and digits percent-encoded, the bytes of their UTF-8."""
    return "".join(_percent(char) if _is_alnum(char) else char for char in to_s(value))


def _is_alnum(char: str) -> bool:
    """Whether Ruby counts it among letters and digits, which fractions and superscripts are not."""
    kind = unicodedata.category(char)
    return kind.startswith("L") or kind in ("Nd", "Nl", "Mn", "Mc")


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())
