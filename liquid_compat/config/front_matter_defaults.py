"""Front matter defaults (https://jekyllrb.com/docs/configuration/front-matter-defaults/)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from ..errors import Warnings
from ..ruby import dates, printing
from .globs import matching
from .merge import deep_merge

_OLD_TYPES = {"page": "pages", "post": "posts", "draft": "drafts"}


class FrontMatterDefaults:
    """The `defaults:` of a configuration: which values a file has that its front matter does not set."""

    def __init__(
        self,
        sets: object,
        source: Path,
        collections_dir: str,
        zone: tzinfo,
        warnings: Warnings,
        whole_components: bool = False,
    ) -> None:
        """`sets` is the raw list of the configuration; sets that can't be used are warned of and left out.

        `whole_components`: the path of a scope is a file or a folder above it, not any beginning of a path.
        """
        self._begins = _is_below if whole_components else str.startswith
        self._source = source
        self._prefix = f"{collections_dir}/" if collections_dir else ""
        self._sets: list[tuple[Mapping[str, Any], dict[str, Any]]] = []
        self._globs: dict[str, list[str]] = {}
        self._matches: dict[tuple[str, str | None], list[tuple[Mapping[str, Any], dict[str, Any]]]] = {}
        self._merged: dict[tuple[str, str | None], dict[str, Any]] = {}
        if sets and not isinstance(sets, list):
            warnings.warn(
                f"`defaults` should be a list, but is {printing.inspect(sets)}; it is ignored",
                hint='Write it as a list:\n    defaults:\n      - scope: {path: ""}\n        values: {layout: default}',
            )
        for given in sets if isinstance(sets, list) else []:
            values = given.get("values") if isinstance(given, dict) else None
            scope = (given.get("scope") or {}) if isinstance(given, dict) else None
            if not isinstance(values, dict) or not isinstance(scope, dict):
                warnings.warn(f"One of the `defaults` can't be used: {printing.inspect(given)}")
                continue
            if "type" in scope:
                scope = {**scope, "type": _OLD_TYPES.get(str(scope["type"]), str(scope["type"]))}
            if "date" in values and not isinstance(values["date"], datetime):
                values = {**values, "date": dates.parse_date(printing.to_s(values["date"]), zone)}
            self._sets.append((scope, values))

    def all(self, path: str, kind: str | None) -> dict[str, Any]:
        """All default values of a file: `path` relative to the source, `kind` "pages" or a collection's label."""
        if not self._sets:
            return {}
        key = (path, kind)
        merged = self._merged.get(key)
        if merged is None:
            merged = {}
            last: Mapping[str, Any] | None = None
            for scope, values in self._matching(path, kind):
                if self._has_precedence(last, scope):
                    merged = deep_merge(merged, values)
                    last = scope
                else:
                    merged = deep_merge(values, merged)
            self._merged[key] = merged
        return merged

    def find(self, path: str, kind: str | None, name: str) -> Any:
        """The default of one key, or None."""
        if not self._sets:
            return None
        found, last = None, None
        for scope, values in self._matching(path, kind):
            if name in values and self._has_precedence(last, scope):
                found, last = values[name], scope
        return found

    def _matching(self, path: str, kind: str | None) -> list[tuple[Mapping[str, Any], dict[str, Any]]]:
        key = (path, kind)
        found = self._matches.get(key)
        if found is None:
            found = [entry for entry in self._sets if self._applies(entry[0], path, kind)]
            self._matches[key] = found
        return found

    def _applies(self, scope: Mapping[str, Any], path: str, kind: str | None) -> bool:
        if "type" in scope and scope["type"] != kind:
            return False
        wanted = scope.get("path")
        if not isinstance(wanted, str) or not wanted:
            return True
        path = _clean(path)
        if "*" in wanted:
            return any(self._begins(path, self._strip(match)) for match in self._glob(wanted))
        return self._begins(path, self._strip(wanted))

    def _glob(self, pattern: str) -> list[str]:
        found = self._globs.get(pattern)
        if found is None:
            found = self._globs[pattern] = matching(pattern, self._source.as_posix())
        return found

    def _strip(self, path: str) -> str:
        return path.replace(self._prefix, "", 1) if self._prefix and path.startswith(self._prefix) else path

    @staticmethod
    def _has_precedence(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> bool:
        """The longer path wins; among equals the one with a type, then the later."""
        if old is None:
            return True
        new_path, old_path = _clean(new.get("path")), _clean(old.get("path"))
        if len(new_path) != len(old_path):
            return len(new_path) >= len(old_path)
        return "type" in new or "type" not in old


def follows_files(sets: object) -> bool:
    """Whether the `defaults:` of a configuration name files by patterns, so that they hang on which files there are."""
    return "*" in repr(sets)


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/") and not folder.endswith("/")


def _clean(path: object) -> str:
    if not isinstance(path, str) or not path:
        return ""
    if not path.startswith("/"):
        return path
    inner = path[1:]
    return inner[:-1] if len(inner) > 1 and inner.endswith("/") else inner
