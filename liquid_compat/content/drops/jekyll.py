"""`jekyll`: the program that builds."""

from __future__ import annotations

from typing import Any

from ...ruby.drop import Drop


class JekyllDrop(Drop):
    """The version of Jekyll that we stand for, and the environment (`JEKYLL_ENV`)."""

    __slots__ = ("_values",)

    def __init__(self, version: str, environment: str) -> None:
        """`version` and `environment` are what `jekyll.version` and `jekyll.environment` tell."""
        super().__init__()
        self._values = {"version": version, "environment": environment}

    def lookup(self, key: str) -> Any:
        """The value under a key."""
        return self._values.get(key)

    def keys(self) -> list[str]:
        """The keys."""
        return list(self._values)

    def to_s(self) -> str:
        """The name of Ruby's class, as for every drop without a printing of its own."""
        return "Jekyll::Drops::JekyllDrop"
