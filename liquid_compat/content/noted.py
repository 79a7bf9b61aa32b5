"""What is recorded where: `site.data`, and the configuration and plugins' values as tags and filters see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..config.settings import Settings
from .noted_places import WHOLE, Place
from .view import View

ALL_KEYS = "*"
DATA, CONFIG, PLUGIN = "!data", "!config", "!plugin"
"""What reads of the three are recorded as: a pair with the key, `*` for all. See `noted_places` for those of data."""
OF_DATA = "!data "
"""What the name begins with under which reads of one file or folder of `site.data` are recorded."""

ALL_OF_IT = f"{WHOLE}[]"
"""The key of a read of all of it."""


class DataPlace(Place):
    """Where `site.data` is: each file and folder of it has a name of its own in records."""

    __slots__ = ()

    def __init__(self, view: View) -> None:
        """Reads are recorded in `view`."""
        super().__init__(view, DATA)

    def below(self, key: Any) -> Place | None:
        """The place of a file or folder."""
        return Place(self.view, f"{OF_DATA}{key}") if type(key) is str else None


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
        if key not in self._settings.plain():
            self._view.note((CONFIG, key))
        return self._noted(key, self._settings.plain()[key])

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, `default` where it isn't set."""
        if self._view.reads is None:
            return self._settings.get(key, default)
        return self._noted(key, self._settings.plain().get(key, default))

    def _noted(self, key: str, value: Any) -> Any:
        """The value, recorded: of a hash what is read of it."""
        if type(value) is dict and key in self._settings.plain():
            return self._view.hash_at(CONFIG, key, value)
        self._view.note((CONFIG, key))
        return value

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
