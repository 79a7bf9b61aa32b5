"""`jekyll`: the program that builds."""

from __future__ import annotations

from typing import Any

from ...config.defaults import JEKYLL_VERSION
from ...ruby.drop import Drop


class JekyllDrop(Drop):
    """The version that we stand for, and the environment (`JEKYLL_ENV`)."""

    __slots__ = ("_values",)

    def __init__(self, environment: str) -> None:
        """`environment` is what `jekyll.environment` tells."""
        super().__init__()
        self._values = {"version": JEKYLL_VERSION, "environment": environment}

    def lookup(self, key: str) -> Any:
        """The value under a key."""
        return self._values.get(key)

    def keys(self) -> list[str]:
        """The keys."""
        return list(self._values)

    def to_s(self) -> str:
        """The name of Ruby's class, as for every drop without a printing of its own."""
        return "Jekyll::Drops::JekyllDrop"
