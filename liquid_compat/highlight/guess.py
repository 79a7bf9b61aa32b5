"""Which language a piece of code says it is in: what Rouge guesses where kramdown has no language to go by."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from .languages import Language, find
from .shapes import listed

MODELINES: Final = (
    re.compile(r"\b(?:vim?|ex):.*?\b(?:ft|filetype|syntax)=([\w+-]+)"),
    re.compile(r"-\*-.*?\bmode:\s*([\w+-]+)\b.*?-\*-", re.IGNORECASE),
)
INTERPRETERS: Final = (
    (r"(?:ba|z|k)?sh", "shell"),
    (r"python[\d.]*", "python"),
    (r"node|jsc?", "javascript"),
    (r"j?ruby[\d.]*", "ruby"),
    (r"perl[\d.]*", "perl"),
    (r"php[\d.]*", "php"),
    (r"lua[\d.]*", "lua"),
    (r"Rscript", "r"),
    (r"[gmn]?awk", "awk"),
    (r"g?sed", "sed"),
    (r"groovy", "groovy"),
    (r"tclsh|wish", "tcl"),
    (r"julia", "julia"),
    (r"runhaskell|runghc", "haskell"),
)
# In this order: the more special one first.
STARTS: Final = (
    (r"\s*<\?xml[\s\S]*?<!DOCTYPE html|\s*<!DOCTYPE html|\s*<html", "html"),
    (r"<\?php", "php"),
    (r"<\?xml|<!DOCTYPE", "xml"),
    (r"Index: |--- ", "diff"),
    (r"\s*%YAML", "yaml"),
    (r"%!PS", "postscript"),
    (r"#lang racket", "racket"),
    (rf"\s*\\{listed(['documentclass', 'documentstyle', 'input', 'relax'])}", "tex"),
    (r"pragma solidity", "solidity"),
)


def guess(code: str) -> Language | None:
    """The language of a mode line, of a `#!` line or of an unmistakable beginning, else plain text."""
    lines = code.splitlines()
    for line in lines[:5] + lines[-5:]:
        for modeline in MODELINES:
            if (found := modeline.search(line)) and (language := find(found.group(1))):
                return language
    first = lines[0] if lines else ""
    if shebang := re.match(r"#!\s*(?:\S*/)?(?:env\s+)?(\S+)", first):
        for pattern, tag in _interpreters():
            if pattern.fullmatch(shebang.group(1)):
                return find(tag)
    for start, tag in STARTS:
        if re.match(start, code):
            return find(tag)
    return find("plaintext")


@cache
def _interpreters() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), tag) for pattern, tag in INTERPRETERS)
