"""Tags and filters of Ruby files that do nothing but make a text of what they are given, read off the files."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...ruby.printing import to_s
from ...templates.api import (
    Body,
    LiquidNode,
    LiquidTag,
    Node,
    Output,
    ParseStream,
    Renderer,
    Scope,
    Tag,
    Token,
    render_aside,
    whole_body,
    with_context,
)
from ..api import Plugin
from ..function_tags import TagContext
from ..ruby_files import RubyFile, method_name, parameters_of, ruby_files, sections, without
from .ruby_combined import Source, Unreadable, Value, constant
from .ruby_text import Reader

_IDLE = re.compile(r"\s*(?:attr_(?:reader|accessor)\b[^\n]*|include Liquid::StandardFilters|@\w+ = nil)?\s*")
_READERS = re.compile(r"attr_(?:reader|accessor)\b([^\n]*)")
_SUPER = re.compile(r"^[ \t]*super\b[^\n]*$", re.MULTILINE)


class TextTags(Plugin):
    """Brings the tags and filters of the site's Ruby files that can be read."""

    name = "tags and filters of Ruby files"

    @property
    def stamp(self) -> str:
        """The files that are read."""
        return " ".join([super().stamp, *(file.fingerprint for file in ruby_files(self.config))])

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tags by name."""
        found: dict[str, type[Tag]] = {}
        for file in ruby_files(self.config):
            for thing in file.registered:
                if thing.kind in ("tag", "block") and str(thing) in readable(file):
                    found[thing.name] = _tag(thing.name, *_read(file, thing.name))
        return found

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filters by name."""
        found: dict[str, Callable[..., Any]] = {}
        for file in ruby_files(self.config):
            for thing in file.registered:
                if thing.kind == "filter" and str(thing) in readable(file):
                    found[thing.name] = _filter(*_read_filter(file, thing.name))
        return found


def readable(file: RubyFile) -> frozenset[str]:
    """Which of the tags and filters of a file can be read: `tag youtube`."""
    found = []
    for thing in file.registered:
        try:
            if thing.kind in ("tag", "block"):
                _read(file, thing.name)
            elif thing.kind == "filter":
                _read_filter(file, thing.name)
            else:
                continue
        except Unreadable:
            continue
        found.append(str(thing))
    return frozenset(found)


def _read_filter(file: RubyFile, name: str) -> tuple[int, list[Any], Value]:
    """A filter: how many arguments it must have besides its input, the defaults of others, and what it gives."""
    found = [section for section in sections(file.code, "def") if method_name(section) == name]
    if len(found) != 1:
        raise Unreadable(name)
    reader = Reader()
    least = 0
    defaults: list[Any] = []
    for position, parameter in enumerate(parameters_of(found[0])):
        word, equals, default = (part.strip() for part in parameter.partition("="))
        if not re.fullmatch(r"[a-z_]\w*", word) or (defaults and not equals):
            raise Unreadable(parameter)
        if equals:
            defaults.append(getattr(Reader().statements(default), "constant", Unreadable))
            if defaults[-1] is Unreadable:
                raise Unreadable(parameter)
        elif position:
            least += 1
        reader.names[word] = _argument(position)
    return least, defaults, reader.statements(found[0].body)


def _argument(position: int) -> Value:
    return lambda source: source.arguments[position]  # type: ignore[attr-defined]


def _filter(least: int, defaults: list[Any], value: Value) -> Callable[..., Any]:
    def call(subject: Any, *arguments: Any, context: Any = None) -> Any:
        given = [subject, *arguments, *defaults[len(arguments) - least :]]
        return value(_Source(TagContext(context), "", "", given))

    parameters = [inspect.Parameter("value", inspect.Parameter.POSITIONAL_ONLY)]
    parameters += [inspect.Parameter(f"argument{at}", inspect.Parameter.POSITIONAL_ONLY) for at in range(least)]
    parameters += [
        inspect.Parameter(f"other{at}", inspect.Parameter.POSITIONAL_ONLY, default=default)
        for at, default in enumerate(defaults)
    ]
    parameters.append(inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, default=None))
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return with_context(call)


def _read(file: RubyFile, tag: str) -> tuple[bool, Value]:
    """Whether a tag is a block, and its text. Raises Unreadable."""
    owner = file.tag_classes[tag]
    classes = [it for it in sections(file.code, "class") if re.split(r"[\s<]", it.header, maxsplit=1)[0] == owner]
    if len(classes) != 1:
        raise Unreadable(owner)
    header, body = classes[0].header, classes[0].body
    kind = header.partition("<")[2].strip().removeprefix("::")
    methods = {method_name(section): section for section in sections(body, "def")}
    if kind not in ("Liquid::Tag", "Liquid::Block"):
        raise Unreadable(header)
    if not methods.keys() <= {"initialize", "render"} or "render" not in methods:
        raise Unreadable(", ".join(methods))
    rest = without(body, "def")
    if not all(_IDLE.fullmatch(line) for line in rest.split("\n")):
        raise Unreadable(rest)
    reader = Reader()
    if "initialize" in methods:
        names, code = parameters_of(methods["initialize"]), methods["initialize"].body
        if len(names) != 3 or not _SUPER.search(code):
            raise Unreadable(methods["initialize"].header)
        reader.names = {names[0]: constant(tag), names[1]: _markup}
        code = _SUPER.sub("", code)
        if code.strip():
            reader.statements(code)
        reader.names = {name: value for name, value in reader.names.items() if name.startswith("@")}
    reader.names.setdefault("@markup", _markup)
    reader.names.setdefault("@tag_name", constant(tag))
    for names in _READERS.findall(rest):
        for name in re.findall(r":(\w+)", names):
            reader.names[name] = reader.names.get(f"@{name}", constant(None))
    reader.fixed = frozenset(name for name in reader.names if name.startswith("@"))
    return kind == "Liquid::Block", reader.statements(methods["render"].body)


def _markup(source: Any) -> str:
    text: str = source.markup
    return text


class _Source(Source):
    """What a tag's text is put together of."""

    def __init__(self, context: TagContext, markup: str, body: str, arguments: Sequence[Any] = ()) -> None:
        self.context = context
        self.arguments = arguments
        self.markup = markup
        self._body = body

    def variable(self, name: str) -> Any:
        """What templates have under a name."""
        return self.context.variable(name)

    def config(self) -> Any:
        """The configuration."""
        return self.context.config

    def body(self) -> str:
        """What stands in the block."""
        return self._body

    def markdown(self, text: str) -> str:
        """HTML of a text."""
        return self.context.markdown(text)


def _tag(name: str, is_block: bool, value: Value) -> type[LiquidTag]:
    attributes = {"name": name, "block": is_block, "end": f"end{name}", "value": staticmethod(value)}
    return type("TextTag", (_TextTag,), attributes)


class _TextTag(LiquidTag):
    value: Value

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Keep the markup as it is."""
        return _TextNode(token, type(self).value, markup, whole_body(stream, token) if self.block else None)


class _TextNode(LiquidNode):
    __slots__ = ("value", "markup", "body")

    def __init__(self, token: Token, value: Value, markup: str, body: Body | None) -> None:
        super().__init__(token)
        self.value, self.markup, self.body = value, markup, body
        self.blank = False

    def compile(self) -> Renderer:
        """Put the text together."""
        value, markup = self.value, self.markup
        body = None if self.body is None else self.body.compile()

        def render(scope: Scope, out: Output) -> None:
            content = "" if body is None else render_aside(body, scope)
            out.append(to_s(value(_Source(TagContext(scope.context), markup, content))))

        return render
