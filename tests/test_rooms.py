"""A room imports only from rooms below it (docs/rooms.md)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "liquid_compat"

BELOW_CONTENT = {"config", "ruby"}
ALLOWED = {
    "cli": {"pipeline", "config", "ruby", "scholar", "themes", "compose", "doctor"},
    "doctor": {"pipeline", "plugins", "kramdown", "content", "config", "ruby"},
    "compose": {"content", *BELOW_CONTENT},
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
OPEN_TO_ALL = {"errors", "lazy", "__version__", ""}


def imported_rooms(file: Path) -> set[str]:
    """The rooms that a module imports from, wherever the import stands."""
    found: set[str] = set()
    parts = ("liquid_compat", *file.relative_to(PACKAGE).with_suffix("").parts)
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
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
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if (isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").split(".")[0] == PACKAGE.name)
        or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == PACKAGE.name for alias in node.names))
    }
    assert not absolute


def test_python_liquid_is_imported_in_one_place() -> None:
    door = PACKAGE / "templates" / "python_liquid.py"
    importing = {
        file.relative_to(PACKAGE).as_posix()
        for file in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if (isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").split(".")[0] == "liquid")
        or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == "liquid" for alias in node.names))
    }
    assert importing == {door.relative_to(PACKAGE).as_posix()}
