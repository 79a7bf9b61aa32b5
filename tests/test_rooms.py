"""A room imports only from rooms below it (docs/rooms.md)."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import accumulate
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "liquid_compat"

BELOW_CONTENT = {"config", "ruby"}
ALLOWED = {
    "cli": {"pipeline", "serve", "config", "ruby", "scholar", "themes", "compose", "doctor", "verify"},
    "verify": {"doctor", "pipeline", "config"},
    "doctor": {"pipeline", "plugins", "kramdown", "content", "config", "ruby"},
    "compose": {"content", *BELOW_CONTENT},
    "serve": {"pipeline", "config", "ruby"},
    "pipeline": {"themes", "plugins", "scholar", "templates", "converters", "content", "config", "ruby", "highlight"},
    "plugins": {"bibliography", "templates", "converters", "content", "config", "ruby"},
    "scholar": {"bibliography", "templates", "config", "ruby"},
    "bibliography": set(),
    "templates": {"content", *BELOW_CONTENT},
    "converters": {"kramdown", "highlight"},
    "content": BELOW_CONTENT,
    "config": {"ruby"},
    "kramdown": set(),
    "highlight": set(),
    "ruby": set(),
    "themes": {"content", *BELOW_CONTENT},
}
OPEN_TO_ALL = {"errors", "lazy", "version"}


@cache
def parsed(file: Path) -> ast.Module:
    """The tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"))


def module_name(file: Path) -> str:
    """The name by which a file of the package is imported."""
    return ".".join((PACKAGE.name, *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def imports(file: Path, modules: Mapping[str, Path]) -> set[str]:
    """The modules of the package that a file imports, for types too, and the packages that are loaded with these."""
    name = module_name(file)
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    found: set[str] = set()
    for node in ast.walk(parsed(file)):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        base = ".".join([*package.split(".")[: len(package.split(".")) - node.level + 1], *filter(None, [node.module])])
        found |= {module if (module := f"{base}.{alias.name}") in modules else base for alias in node.names}
    parents = {parent for module in found for parent in accumulate(module.split("."), "{}.{}".format)}
    return {module for module in found | parents if module != name and (module in found or not inside(name, module))}


def inside(name: str, package: str) -> bool:
    """Whether a module is in a package."""
    return f"{name}.".startswith(f"{package}.")


def imported_rooms(file: Path) -> set[str]:
    """The rooms that a module imports from, wherever the import stands."""
    found: set[str] = set()
    parts = ("liquid_compat", *file.relative_to(PACKAGE).with_suffix("").parts)
    for node in ast.walk(parsed(file)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = ".".join(parts[: len(parts) - node.level])
            names = [f"{base}.{node.module}"] if node.module else [f"{base}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        found |= {(name.split(".") + [""])[1] for name in names if name.split(".")[0] == "liquid_compat"}
    return found


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_a_room_imports_only_from_below(room: str) -> None:
    allowed = ALLOWED[room] | OPEN_TO_ALL | {room}
    wrong = {
        file.relative_to(PACKAGE).as_posix(): sorted(rooms)
        for file in sorted((PACKAGE / room).rglob("*.py"))
        if (rooms := imported_rooms(file) - allowed)
    }
    assert not wrong


def test_every_room_is_in_the_table() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms == set(ALLOWED)


def test_imports_within_the_package_are_relative() -> None:
    absolute = {
        f"{file.relative_to(PACKAGE).as_posix()}:{node.lineno}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(parsed(file))
        if (isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").split(".")[0] == PACKAGE.name)
        or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == PACKAGE.name for alias in node.names))
    }
    assert not absolute


def test_no_modules_import_each_other_in_a_ring() -> None:
    modules = {module_name(file): file for file in PACKAGE.rglob("*.py")}
    graph = {name: imports(file, modules) for name, file in modules.items()}
    assert sum(map(len, graph.values())) > len(graph)
    ring: list[str] = []
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        ring = error.args[1]
    assert not ring, " is imported by ".join(ring)


def test_python_liquid_is_imported_in_one_place() -> None:
    door = PACKAGE / "templates" / "python_liquid.py"
    importing = {
        file.relative_to(PACKAGE).as_posix()
        for file in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(parsed(file))
        if (isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").split(".")[0] == "liquid")
        or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == "liquid" for alias in node.names))
    }
    assert importing == {door.relative_to(PACKAGE).as_posix()}
