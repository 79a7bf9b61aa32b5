"""A site's Ruby plugins, read as text: what they register. Ruby is never run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..config.kinds import Kind, kind_of
from ..config.load import Config, config_names
from ..lazy import pattern


class Registered(NamedTuple):
    """Something that a Ruby file adds to Jekyll: `tag youtube`, `hook :posts :post_init`, `generator Lists`."""

    kind: str
    """tag, block, filter, generator, converter, command, hook, or change (of a class of Jekyll's)."""
    name: str

    def __str__(self) -> str:
        """The kind and the name."""
        return f"{self.kind} {self.name}"


_COMMENT_BLOCK = pattern(r"^=begin\b.*?^=end\b[^\n]*", re.MULTILINE | re.DOTALL)
# Strings are taken as a whole, so that a # in them begins no comment; what is interpolated may have quotes in it.
_TEXT_OR_COMMENT = pattern(
    r"""(?P<text>"(?:[^"\\\#]|\\.|\#(?:\{(?:[^{}"]|"(?:[^"\\]|\\.)*"|\{[^{}]*\})*\})?)*"|'(?:[^'\\]|\\.)*'"""
    r"""|/(?![\s*])(?:[^/\\\n]|\\.)*/|<<[-~]?(?P<quote>["'`]?)(?P<end>[A-Z_]\w*)(?P=quote)[^\n]*\n(?:.*\n)*?\s*(?P=end)\b)"""
    r"""|(?P<comment>(?<![$?\w])\#(?!\{)[^\n]*)""",
)
_TAG = pattern(r"""\bregister_tag\s*\(?\s*(["':])([\w.-]+)["']?\s*,\s*([\w:]+)""")
# The same class under several names: a list of them, and the variable that goes through it.
_TAGS = pattern(
    r"""(?:%[wi][\[({]([^\])}]*)[\])}]|\[([^\]]*)\])\.each\s*(?:do|\{)\s*\|\s*(\w+)\s*\|\s*"""
    r"""(?:Liquid::)?Template\.register_tag\s*\(?\s*\3\s*,\s*([\w:]+)"""
)
_FILTERS = pattern(r"""\bregister_filter\s*\(?\s*([\w:]+)""")
_HOOK = pattern(r"""\bHooks\s*\.\s*register\s*\(?\s*(\[[^\]]*\]|%[iw]\W[^\])}]*\W|:?["']?\w+["']?)\s*,\s*:["']?(\w+)""")
_HEADER = r"^[ \t]*{word}[ \t]+([^\n;]+)[^\n]*\n"
# Lines are enough to tell what opens and closes: Ruby as people write it has one such word in a line.
_OPENS = pattern(
    r"\s*(?:(?:private|public|protected)\s+)?(?:def|class|module|if|unless|while|until|case|begin|for)\b"
    r"|.*(?:=|<<)\s*(?:if|unless|case|begin)\b|.*\bdo\b\s*(?:\|[^|\n]*\|)?\s*$"
)
_CLOSES = pattern(r"\s*end\b")
_CLOSES_AT_ONCE = pattern(r".*[\s;]end\s*$")
_PRIVATE = pattern(r"""^[ \t]*(?:private|protected)[ \t]*$""", re.MULTILINE)
_WORDS = pattern(r"\w+")

_KINDS = {"Generator": "generator", "Converter": "converter", "Command": "command"}
# Jekyll's own classes, which a file that opens one without a superclass changes.
_OF_JEKYLL = frozenset(
    {"Site", "Page", "Post", "Document", "Layout", "Collection", "StaticFile", "Excerpt", "Renderer", "Reader"}
    | {"PostReader", "PageReader", "URL", "Utils", "Filters", "Convertible", "PageWithoutAFile", "Configuration"}
)


class Section(NamedTuple):
    """A class, a module or a method: what stands behind the word, its body, and where it begins and ends."""

    header: str
    body: str
    start: int
    end: int


def sections(code: str, word: str) -> Iterator[Section]:
    """The classes, modules or methods (`word`: `class`, `module`, `def`) of a piece of code, also those in others."""
    for match in re.finditer(_HEADER.format(word=word), code, re.MULTILINE):
        position, depth = match.end(), 1
        for line in code[match.end() :].splitlines(keepends=True):
            if _CLOSES.match(line):
                depth -= 1
            elif _OPENS.match(line) and not _CLOSES_AT_ONCE.match(line):
                depth += 1
            if depth == 0:
                end = position + len(line)
                yield Section(match[1].strip(), code[match.end() : position], match.start(), end)
                break
            position += len(line)


def without(code: str, word: str) -> str:
    """A piece of code, its classes, modules or methods cut out."""
    kept, at = [], 0
    for section in sections(code, word):
        if section.start >= at:
            kept.append(code[at : section.start])
            at = section.end
    return "".join(kept) + code[at:]


class RubyFile:
    """One file of a plugins folder."""

    def __init__(self, path: str, text: str) -> None:
        """`path` is relative to the site's source."""
        self.path = path
        self.text = text

    def __eq__(self, other: object) -> bool:
        """Whether it is the same file, read once more."""
        return isinstance(other, RubyFile) and (other.path, other.text) == (self.path, self.text)

    def __hash__(self) -> int:
        """Equal files' are equal."""
        return hash((self.path, self.text))

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
    def tag_classes(self) -> dict[str, str]:
        """The classes of the tags, by the tags' names."""
        found = {name: owner.split("::")[-1] for _, name, owner in _TAG.findall(self.code)}
        for words, quoted, _, owner in _TAGS.findall(self.code):
            found.update(dict.fromkeys(re.findall(r"\w+", words or quoted), owner.split("::")[-1]))
        return found

    @cached_property
    def registered(self) -> tuple[Registered, ...]:
        """What the file registers, each thing once."""
        return tuple(dict.fromkeys(self._registered()))

    def _registered(self) -> Iterator[Registered]:
        classes = {}
        for section in sections(self.code, "class"):
            name, _, above = section.header.partition("<")
            classes[name.strip().split("::")[-1]] = above.strip().split("::")[-1]
        for name, owner in self.tag_classes.items():
            yield Registered("block" if _is_block(owner, classes) else "tag", name)
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
        for section in sections(self.code, "module"):
            if section.header.split("::")[-1] == module:
                public = _PRIVATE.split(without(section.body, "class"))[0]
                return [method for method in map(method_name, sections(public, "def")) if "." not in method]
        return []


def method_name(section: Section) -> str:
    """The name of a method."""
    return re.split(r"[\s(]", section.header, maxsplit=1)[0]


def parameters_of(section: Section) -> list[str]:
    """The parameters of a method, as they are written."""
    given = section.header[len(method_name(section)) :].strip().removeprefix("(").removesuffix(")")
    return [word.strip() for word in given.split(",")] if given.strip() else []


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
