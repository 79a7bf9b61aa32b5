"""The names that a stylesheet imports, by its text alone: rather some too many than one too few."""

from __future__ import annotations

import re

_RULE = re.compile(r"@(?:import|use|forward)\b([^;]*)", re.IGNORECASE)
_LINE = re.compile(r"@(?:import|use|forward)\b((?:[^\n]*,[ \t\r]*\n)*[^\n]*)", re.IGNORECASE)
_STRING = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_WORD = re.compile(r"[^\s,;\"'()]+")
_BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_COMMENT = re.compile(r"//[^\n]*")
_AT_RUN_TIME = "load-css"


def imported(text: str, *, indented: bool) -> frozenset[str] | None:
    """What the rules `@import`, `@use` and `@forward` name; None where a name may come about in another way.

    A comment may stand within a rule, and what looks like a comment may be part of a name: both are tried.
    """
    if _AT_RUN_TIME in text:
        return None
    pattern = _LINE if indented else _RULE
    rules = pattern.findall(text)
    if any("/*" in rule or "//" in rule for rule in rules):
        without = _BLOCK_COMMENT.sub(" ", text)
        rules += pattern.findall(without) + pattern.findall(_LINE_COMMENT.sub("", without))
    if any("\\" in rule for rule in rules):
        return None
    names = {double or single for rule in rules for double, single in _STRING.findall(rule)}
    if indented:
        names.update(word for rule in rules for word in _WORD.findall(rule))
    return frozenset(name for name in names if name and "\0" not in name)
