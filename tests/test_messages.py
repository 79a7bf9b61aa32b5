"""`docs/messages.md`, the table of messages whose words are another program's, says what is in the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = ROOT / "liquid_compat"
ROWS = re.findall(r"^\| `(.+?)` \| `(.+?)` \| (\w+) \|$", (ROOT / "docs/messages.md").read_text(), re.MULTILINE)
TOLD_INLINE = {"ArgumentError", "LiquidRuntimeError", "StackLevelError", "UndefinedFilter", "UndefinedVariable"}


def test_the_table_is_read() -> None:
    assert len(ROWS) > 30
    assert {why for _, _, why in ROWS} == {"site", "read"}


@pytest.mark.parametrize(("text", "file", "why"), ROWS)
def test_the_words_are_there(text: str, file: str, why: str) -> None:
    assert text.replace("\\|", "|") in (CODE / file).read_text(encoding="utf-8")


def messages() -> list[str]:
    """The beginnings of what Liquid's errors in the engine say."""
    found = []
    for path in (CODE / "templates").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TOLD_INLINE:
                text = node.args[0] if node.args else None
                if isinstance(text, ast.JoinedStr):
                    text = text.values[0]
                if isinstance(text, ast.Constant):
                    found.append(text.value)
    return found


OURS = ("a range needs numbers at its ends",)


@pytest.mark.parametrize("message", sorted(set(messages())))
def test_what_reaches_a_site_is_in_the_table(message: str) -> None:
    known = [text.replace("\\|", "|") for text, _, _ in ROWS]
    assert any(message.startswith(text) or text.startswith(message) for text in known) or message.startswith(OURS)
