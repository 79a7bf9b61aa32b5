"""Mappings whose reads are recorded: `site.data`, and the configuration as tags and filters see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..config.settings import Settings
from .view import View

ALL_KEYS = "*"
DATA, CONFIG, PLUGIN = "!data", "!config", "!plugin"
"""What reads of the three are recorded as: a pair with the key, `*` for all."""


class NotedData(dict[Any, Any]):
    """`site.data`: a dict for whoever looks, file by file recorded."""

    __slots__ = ("_view",)

    def __init__(self, data: Mapping[Any, Any], view: View) -> None:
        """`data` is copied, one level deep."""
        super().__init__(data)
        self._view = view

    def __getitem__(self, key: Any) -> Any:
        """The value of a file or folder."""
        self._view.note((DATA, key))
        return super().__getitem__(key)

    def get(self, key: Any, default: Any = None) -> Any:
        """The value of a file or folder."""
        self._view.note((DATA, key))
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        """Whether there is such a file or folder."""
        self._view.note((DATA, key))
        return super().__contains__(key)

    def __iter__(self) -> Iterator[Any]:
        """The names."""
        self._view.note((DATA, ALL_KEYS))
        return super().__iter__()

    def __len__(self) -> int:
        """How many there are."""
        self._view.note((DATA, ALL_KEYS))
        return super().__len__()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return len(self) > 0

    def keys(self) -> Any:
        """The names."""
        self._view.note((DATA, ALL_KEYS))
        return super().keys()

    def values(self) -> Any:
        """The values."""
        self._view.note((DATA, ALL_KEYS))
        return super().values()

    def items(self) -> Any:
        """Names and values."""
        self._view.note((DATA, ALL_KEYS))
        return super().items()


class NotedSettings(Mapping[str, Any]):
    """The configuration; while nothing is recorded, reads are noted as anybody's."""

    __slots__ = ("_settings", "_view")

    def __init__(self, settings: Settings, view: View) -> None:
        """Reads are recorded in `view`."""
        self._settings = settings
        self._view = view

    def __getitem__(self, key: str) -> Any:
        """The value of a key that is set. Raises KeyError for another."""
        if self._view.reads is None:
            return self._settings[key]
        self._view.reads.add((CONFIG, key))
        return self._settings.plain()[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, `default` where it isn't set."""
        if self._view.reads is None:
            return self._settings.get(key, default)
        self._view.reads.add((CONFIG, key))
        return self._settings.plain().get(key, default)

    def __iter__(self) -> Iterator[str]:
        """The keys."""
        if self._view.reads is None:
            return iter(self._settings)
        self._view.reads.add((CONFIG, ALL_KEYS))
        return iter(self._settings.plain())

    def __len__(self) -> int:
        """How many keys there are."""
        return len(list(iter(self)))


class NotedPlugins(Mapping[str, Any]):
    """What plugins give their own tags and filters, by the plugin's name."""

    __slots__ = ("_plugins", "_view")

    def __init__(self, plugins: Mapping[str, Any], view: View) -> None:
        """Reads are recorded in `view`."""
        self._plugins = plugins
        self._view = view

    def __getitem__(self, name: str) -> Any:
        """What the plugin of a name gives. Raises KeyError."""
        self._view.note((PLUGIN, name))
        return self._plugins[name]

    def __iter__(self) -> Iterator[str]:
        """The names."""
        self._view.note((PLUGIN, ALL_KEYS))
        return iter(self._plugins)

    def __len__(self) -> int:
        """How many plugins give something."""
        return sum(1 for _ in self)
