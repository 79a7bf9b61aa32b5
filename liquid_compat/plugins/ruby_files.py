"""A site's Ruby plugins, read as text: what they register. Ruby is never run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..config.kinds import Kind, kind_of
from ..config.load import Config, config_names


class Registered(NamedTuple):
    """Something that a Ruby file adds to Jekyll: `tag youtube`, `hook :posts :post_init`, `generator Lists`."""

    kind: str
    """tag, block, filter, generator, converter, command, hook, or change (of a class of Jekyll's)."""
    name: str

    def __str__(self) -> str:
        """The kind and the name."""
        return f"{self.kind} {self.name}"


_COMMENT_BLOCK = re.compile(r"^=begin\b.*?^=end\b[^\n]*", re.MULTILINE | re.DOTALL)
# Strings are taken as a whole, so that a # in them begins no comment; what is interpolated may have quotes in it.
_TEXT_OR_COMMENT = re.compile(
    r"""(?P<text>"(?:[^"\\\#]|\\.|\#(?:\{(?:[^{}"]|"(?:[^"\\]|\\.)*"|\{[^{}]*\})*\})?)*"|'(?:[^'\\]|\\.)*'"""
    r"""|/(?![\s*])(?:[^/\\\n]|\\.)*/|<<[-~]?(?P<quote>["'`]?)(?P<end>[A-Z_]\w*)(?P=quote)[^\n]*\n(?:.*\n)*?\s*(?P=end)\b)"""
    r"""|(?P<comment>(?<![$?\w])\#(?!\{)[^\n]*)""",
)
_TAG = re.compile(r"""\bregister_tag\s*\(?\s*["':]?([\w.-]+)["']?\s*,\s*([\w:]+)""")
_FILTERS = re.compile(r"""\bregister_filter\s*\(?\s*([\w:]+)""")
_HOOK = re.compile(
    r"""\bHooks\s*\.\s*register\s*\(?\s*(\[[^\]]*\]|%[iw]\W[^\])}]*\W|:?["']?\w+["']?)\s*,\s*:["']?(\w+)"""
)
_CLASS = re.compile(r"""^[ \t]*class[ \t]+([\w:]+)(?:[ \t]*<[ \t]*([\w:]+))?""", re.MULTILINE)
_MODULE = re.compile(r"""^([ \t]*)module[ \t]+([\w:]+)[^\n]*\n(.*?)^\1end\b""", re.MULTILINE | re.DOTALL)
_INNER_CLASS = re.compile(r"""^([ \t]*)class[ \t].*?^\1end\b""", re.MULTILINE | re.DOTALL)
_METHOD = re.compile(r"""^[ \t]*def[ \t]+(\w+[?!]?)""", re.MULTILINE)
_PRIVATE = re.compile(r"""^[ \t]*(?:private|protected)[ \t]*$""", re.MULTILINE)
_WORDS = re.compile(r"\w+")

_KINDS = {"Generator": "generator", "Converter": "converter", "Command": "command"}
# Jekyll's own classes, which a file that opens one without a superclass changes.
_OF_JEKYLL = frozenset(
    {"Site", "Page", "Post", "Document", "Layout", "Collection", "StaticFile", "Excerpt", "Renderer", "Reader"}
    | {"PostReader", "PageReader", "URL", "Utils", "Filters", "Convertible", "PageWithoutAFile", "Configuration"}
)


@dataclass(frozen=True)
class RubyFile:
    """One file of a plugins folder; `path` is relative to the site's source."""

    path: str
    text: str

    @cached_property
    def code(self) -> str:
        """The text without comments."""
        text = _COMMENT_BLOCK.sub("", self.text.replace("\r\n", "\n").lstrip("\ufeff"))
        return _TEXT_OR_COMMENT.sub(lambda match: match["text"] or "", text)

    @cached_property
    def fingerprint(self) -> str:
        """What tells the file from others: the same for files that differ in comments and white space only."""
        from hashlib import sha256

        return sha256(" ".join(self.code.split()).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @cached_property
    def registered(self) -> tuple[Registered, ...]:
        """What the file registers, each thing once."""
        return tuple(dict.fromkeys(self._registered()))

    def _registered(self) -> Iterator[Registered]:
        classes = {name.split("::")[-1]: (above or "").split("::")[-1] for name, above in _CLASS.findall(self.code)}
        for name, owner in _TAG.findall(self.code):
            yield Registered("block" if _is_block(owner.split("::")[-1], classes) else "tag", name)
        for module in _FILTERS.findall(self.code):
            for name in self._methods(module.split("::")[-1]):
                yield Registered("filter", name)
        for name, above in classes.items():
            if above in _KINDS:
                yield Registered(_KINDS[above], name)
            elif not above and name in _OF_JEKYLL:
                yield Registered("change", name)
        for owners, event in _HOOK.findall(self.code):
            for owner in _WORDS.findall(re.sub(r"^%[iw]", "", owners)):
                yield Registered("hook", f":{owner} :{event}")

    def _methods(self, module: str) -> list[str]:
        """The public methods of a module."""
        for name, body in _modules(self.code):
            if name.split("::")[-1] == module:
                public = _PRIVATE.split(_INNER_CLASS.sub("", body))[0]
                return _METHOD.findall(public)
        return []


def _modules(code: str) -> Iterator[tuple[str, str]]:
    """Modules with their name and body, those within others too."""
    for match in _MODULE.finditer(code):
        yield match[2], match[3]
        yield from _modules(match[3])


def _is_block(name: str, classes: dict[str, str]) -> bool:
    """Whether a tag's class is a block, by the classes above it as far as the file tells."""
    for _ in range(len(classes) + 1):
        if name not in classes:
            break
        name = classes[name]
    return "Block" in name or name == "Raw"


def ruby_files(config: Config) -> list[RubyFile]:
    """The Ruby files that Jekyll would run, but those that a Python file beside them takes the place of.

    None in safe mode.
    """
    if config.safe:
        return []
    folders = config_names(config.values, "plugins_dir")
    return [
        RubyFile(file.relative_to(config.source).as_posix(), _text(file))
        for folder in folders
        for file in sorted(config.in_source(folder).rglob("*.rb"))
        if kind_of(file) is Kind.FILE and kind_of(file.with_suffix(".py")) is not Kind.FILE
    ]


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")
