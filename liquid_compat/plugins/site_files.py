"""A site's own plugins: Python files in its plugins folders.

Each build reads and runs them anew, under names of their own: no module stays in `sys.modules`, so two sites, or two
builds of one, don't meet. Files there can import each other. Nothing is written beside them.
"""

from __future__ import annotations

import builtins
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from ..config.kinds import Kind, kind_of
from ..config.load import Config, config_names
from ..lazy import pattern
from .faults import Code, told

_IS_PLUGIN = pattern(r"^\s*(?:from|import)\s+liquid_compat\b", re.MULTILINE)


def site_modules(config: Config) -> list[tuple[ModuleType, Code, str]]:
    """The modules of a site's plugin files in the order of their names; none in safe mode. Raises PluginError.

    A file is a plugin if it imports something of liquid_compat. With each comes where its code is, and a stamp that is
    another as soon as any Python file of its folder is.
    """
    found = []
    for name in [] if config.safe else config_names(config.values, "plugins_dir"):
        folder = config.in_source(name)
        files = python_files(folder)
        texts = {file: file.read_bytes() for file in files}
        stamp = digest_of(texts.values())
        modules = _Modules(folder, Code(folder, _shown(folder, config.source)))
        for file, text in texts.items():
            if _IS_PLUGIN.search(text.decode("utf-8", "replace")):
                code = Code(file, _shown(file, config.source))
                found.append((modules.load(file), code, f"{code.shown} {stamp}"))
    return found


def digest_of(texts: Iterable[bytes]) -> str:
    """A digest of the texts of code."""
    return sha256(b"\0".join(texts)).hexdigest()


def python_files(folder: Path) -> list[Path]:
    """The Python files of a folder and those in it."""
    return [file for file in sorted(folder.rglob("*.py")) if kind_of(file) is Kind.FILE]


def _shown(path: Path, source: Path) -> str:
    return path.relative_to(source).as_posix() if path.is_relative_to(source) else str(path)


class _Modules:
    """The modules of one folder, each run once."""

    def __init__(self, root: Path, code: Code) -> None:
        """Nothing is run yet."""
        self._root = root
        self._code = code
        self._name = f"liquid_compat_site_{os.urandom(8).hex()}"
        self._known: dict[Path, ModuleType] = {}

    def load(self, path: Path) -> ModuleType:
        """The module of a file, or of a folder. Raises PluginError for one that can't be run."""
        known = self._known.get(path)
        if known is not None:
            return known
        dotted = ".".join([self._name, *path.relative_to(self._root).with_suffix("").parts])
        module = self._known[path] = ModuleType(dotted)
        file = path / "__init__.py" if path.is_dir() else path
        folder = path if path.is_dir() else path.parent
        module.__file__ = str(file)
        module.__dict__["__builtins__"] = {**vars(builtins), "__import__": self._importer(folder)}
        if not file.is_file():
            return module
        sys.modules[dotted] = module  # dataclasses and the like look there for the module of a class
        try:
            with told(self._code, f"The plugin {file.name}"):
                exec(compile(file.read_bytes(), file, "exec", dont_inherit=True), module.__dict__)
        finally:
            del sys.modules[dotted]
        return module

    def _importer(self, folder: Path) -> Callable[..., Any]:
        """What `import` does in files of a folder: those beside them first, then everybody's."""

        def importer(
            name: str,
            globals: Mapping[str, Any] | None = None,
            locals: Mapping[str, Any] | None = None,
            fromlist: Sequence[str] | None = (),
            level: int = 0,
        ) -> Any:
            start = self._root
            if level:
                start = [folder, *folder.parents][level - 1]
            parts = name.split(".") if name else []
            if (level and not start.is_relative_to(self._root)) or not (level or self._find(start, parts[:1])):
                return builtins.__import__(name, globals, locals, fromlist or (), level)
            return self._imported(start, parts, fromlist)

        return importer

    def _imported(self, start: Path, parts: Sequence[str], fromlist: Sequence[str] | None) -> ModuleType:
        """The module that an import statement is about: the last for `from … import`, else the first."""
        modules = []
        for count in range(1, len(parts) + 1):
            path = self._find(start, parts[:count])
            if path is None:
                raise ModuleNotFoundError(f"No module named {'.'.join(parts)!r} in {self._code.shown}")
            modules.append(self.load(path))
            if count > 1:
                setattr(modules[-2], parts[count - 1], modules[-1])
        module = modules[-1] if modules else self.load(start) if start != self._root else ModuleType(self._name)
        for wanted in fromlist or ():
            below = self._find(start.joinpath(*parts), [wanted]) if not hasattr(module, wanted) else None
            if below is not None:
                setattr(module, wanted, self.load(below))
        return module if fromlist else modules[0]

    def _find(self, start: Path, parts: Sequence[str]) -> Path | None:
        path = start.joinpath(*parts)
        file = path.with_name(f"{path.name}.py")
        return file if file.is_file() else path if path.is_dir() and any(path.glob("*.py")) else None
