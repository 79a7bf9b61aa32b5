"""Plugins that aren't ours: of the site's files, and of packages that are installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from ..config.load import Config, config_names
from ..errors import PluginError
from .api import Plugin
from .faults import Code, told, watched
from .marked import plugin_class
from .marks import Mark, marked
from .site_files import digest_of, python_files, site_modules

GROUP = "liquid_compat.plugins"
"""The entry points of packages: each is a module or a `Plugin`, under the name that `plugins:` has."""


class Brought(NamedTuple):
    """A module of a plugin, where its code is, and its stamp."""

    module: ModuleType
    code: Code
    stamp: str
    only: type[Plugin] | None = None
    """The one class that an entry point names, where it doesn't name the module."""

    def classes(self) -> Iterator[type[Plugin]]:
        """The plugins in it: subclasses of `Plugin`, then one for each marked function. Raises PluginError."""
        values = [self.only] if self.only is not None else list(vars(self.module).values())
        for value in dict.fromkeys(value for value in values if isinstance(value, type)):
            if issubclass(value, Plugin) and value.__module__ == self.module.__name__:
                yield _watched_class(value, self.code, self.stamp)
        for function, mark in marked(self.module) if self.only is None else ():
            with told(self.code, f"The {mark.kind} {mark.name}"):
                made = plugin_class(function, mark, self.code, self.stamp)
            if made is not None:
                yield made

    def commands(self) -> Iterator[tuple[Mark, Callable[..., Any]]]:
        """The subcommands; click's as they are."""
        for function, mark in marked(self.module):
            if mark.kind == "command":
                is_click = hasattr(function, "callback")
                what = f"The subcommand {mark.name} of {self.code.shown}"
                yield mark, function if is_click else watched(function, self.code, what)


def of_site(config: Config) -> list[Brought]:
    """What a site's own files bring. Raises PluginError."""
    return [Brought(*found) for found in site_modules(config)]


def of_package(name: str) -> Brought | None:
    """What the installed package brings that a name of `plugins:` is of; None if none is. Raises PluginError."""
    import inspect
    from importlib.metadata import entry_points

    for entry in entry_points(group=GROUP, name=name):
        nowhere = Code(Path(name), name)
        with told(nowhere, f"The plugin {name}"):
            value = entry.load()
            module = inspect.getmodule(value)
        is_plugin = isinstance(value, type) and issubclass(value, Plugin)
        if module is None or module.__file__ is None or not (is_plugin or isinstance(value, ModuleType)):
            raise PluginError(
                f"The plugin {name} is neither a module nor a Plugin: {entry.value}",
                hint=f"See docs/plugins.md for what an entry point of {GROUP} is.",
            )
        file = Path(module.__file__)
        root = file.parent if file.name == "__init__.py" else file
        texts = [path.read_bytes() for path in (python_files(root) if root.is_dir() else [root])]
        stamp = f"{name} {digest_of(texts)}"
        return Brought(module, Code(root, f"{name}: {root.name}"), stamp, value if is_plugin else None)
    return None


def all_of(config: Config) -> list[Brought]:
    """What packages and files bring, in that order. Raises PluginError."""
    allowed = {str(name) for name in config["whitelist"] or ()} if config.safe else None
    names = [name for name in config_names(config.values, "plugins") if allowed is None or name in allowed]
    packages = [found for name in names if (found := of_package(name)) is not None]
    return packages + of_site(config)


def _watched_class(kind: type[Plugin], code: Code, stamp: str) -> type[Plugin]:
    """A plugin's class whose points tell their errors."""
    points: dict[str, Any] = {"stamp": property(lambda self: stamp)}
    for name, of_base in vars(Plugin).items():
        given = getattr(kind, name, None)
        if name.startswith("_") or not callable(given) or given is getattr(Plugin, name):
            continue
        what = f"{kind.__name__}.{name} of {code.shown}"
        if isinstance(of_base, classmethod):
            points[name] = staticmethod(watched(given, code, what))
        else:
            points[name] = watched(given, code, what)
    points["__init__"] = watched(kind.__init__, code, f"{kind.__name__} of {code.shown}")
    return type(kind.__name__, (kind,), {"__module__": kind.__module__, **points})
