"""What is put off until it is used: the `__init__` of large packages, and regular expressions that are slow to compile.

A build of a small site takes a fraction of a second, of which imports are a good part. Some packages bring in, by
their `__init__`, much that we have no use for. `import_parts` imports the submodules that we do use, and no others.
"""

from __future__ import annotations

import builtins
import importlib.util
import re
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, cast

_IMPORTED = re.compile(r"^from \.(\w[\w.]*) import (\w+)(?: *#.*)?$", re.MULTILINE)


class PostponedPackage(ModuleType):
    """A package whose `__init__` has not run yet: it runs when it is asked for a name that it doesn't have.

    To anyone who imports it, then or later, it is the ordinary package: its submodules are the ones loaded already. A
    module that is no package can wait in the same way.
    """

    def __init__(self, spec: ModuleSpec, functions: Sequence[str]) -> None:
        """A package to be loaded as `spec` says; for `functions` see `import_parts`."""
        super().__init__(spec.name)
        self.__spec__ = spec
        self.__loader__ = spec.loader
        is_package = spec.submodule_search_locations is not None
        if spec.submodule_search_locations is not None:
            self.__path__ = spec.submodule_search_locations
        self.__package__ = spec.parent
        self.__file__ = spec.origin
        self._functions = functions
        self._homes = {name: home for home, name in _IMPORTED.findall(_source(spec) if is_package else "")}

    def __getattr__(self, name: str) -> Any:
        """A submodule, a name that the `__init__` takes from one, or what it makes itself."""
        if name.startswith("__") and name not in ("__all__", "__version__"):
            raise AttributeError(name)
        if name in self._functions:
            return partial(_call, self, name)
        home = f"{self.__name__}.{self._homes.get(name, name)}"
        if "__path__" in vars(self):
            if name in self._homes:
                return getattr(import_module(home), name)
            if importlib.util.find_spec(home) is not None:
                return import_module(home)
        self._run()
        return getattr(self, name)

    def _run(self) -> None:
        """Run the `__init__`, which makes an ordinary module of this; that of the outermost package comes first."""
        outermost = sys.modules[self.__name__.partition(".")[0]]
        if outermost is not self and isinstance(outermost, PostponedPackage):
            outermost._run()
        if not isinstance(self, PostponedPackage):
            return
        spec = self.__spec__
        self.__class__ = ModuleType  # type: ignore[assignment]
        assert spec is not None and spec.loader is not None
        spec.loader.exec_module(self)


def _source(spec: ModuleSpec) -> str:
    """The text of a package's `__init__`; nothing where there is none to read."""
    get_data = getattr(spec.loader, "get_data", None)
    if get_data is None or spec.origin is None:
        return ""
    text: str = get_data(spec.origin).decode("utf-8", "replace")
    return text.replace("\r\n", "\n")


def _call(package: ModuleType, name: str, *values: Any, **named: Any) -> Any:
    """Call a function of a package, which then runs its `__init__`."""
    if isinstance(package, PostponedPackage):
        package._run()
    return getattr(package, name)(*values, **named)


def import_parts(
    parts: Sequence[str], packages: Sequence[str], functions: Sequence[str] = (), light: Sequence[str] = ()
) -> None:
    """Import modules (`parts`) without running the `__init__` of the `packages` that they are in.

    That runs when something is first asked of a package that it makes itself. Submodules, and names that it takes from
    one by `from .submodule import name`, can be had without it; so can `functions`: it runs when one is called. The
    patterns that the modules named in `light` make at their import are compiled when they are used.

    The packages are those of one distribution; modules that the parts import and seldom use can be among them. Does
    nothing where it is imported already; where this way fails, all that was loaded is dropped again. So an import
    statement after this one does what it always does, only faster.
    """
    outermost = packages[0].partition(".")[0]
    if outermost in sys.modules:
        return
    try:
        for package in packages:
            spec = importlib.util.find_spec(package)
            if spec is not None:
                sys.modules[package] = PostponedPackage(spec, functions)
        for name in light:
            _import_lightly(name)
        for part in parts:
            import_module(part)
    except Exception:  # whatever another version does at its import
        for name in [name for name in sys.modules if name.partition(".")[0] == outermost]:
            del sys.modules[name]


def postpone(name: str) -> None:
    """Have a module wait that others import and seldom use: it is loaded when something is first asked of it.

    `importlib.util.LazyLoader` doesn't wait: before Python 3.12 the import statement itself asks.
    """
    spec = None if name in sys.modules else importlib.util.find_spec(name)
    if spec is not None and spec.loader is not None:
        sys.modules[name] = PostponedPackage(spec, ())


def _import_lightly(name: str) -> None:
    """Import a module of which `re.compile` is `pattern`; nobody else sees that."""
    spec = importlib.util.find_spec(name)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    module.__dict__["__builtins__"] = {**vars(builtins), "__import__": _import_for_light}
    sys.modules[name] = module
    spec.loader.exec_module(module)
    package, _, own = name.rpartition(".")
    setattr(sys.modules[package], own, module)


def _import_for_light(name: str, *more: Any, **named: Any) -> Any:
    """What `import` does in a module that is imported so."""
    module = __import__(name, *more, **named)
    return _LightRe() if module is re else module


class _LightRe:
    """The module `re` to those."""

    def __getattr__(self, name: str) -> Any:
        return pattern if name == "compile" else getattr(re, name)


class _LazyPattern:
    """A regular expression that is compiled when it is first used; its methods are the compiled one's from then on."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, at the first use: for patterns that few texts need and that take long to compile.

    Large ranges of characters do. What is given can't be handed to the functions of `re`; its methods are all there.
    """
    return cast("re.Pattern[str]", _LazyPattern(source, flags))
