"""Jekyll's `{% include file.html name="value" other=variable %}` and `include_relative`.

The file's name may have output statements in it (`{% include {{ page.part }}.html %}`). Inside the file the parameters
are `include.name`; without any parameter `include` stays what it was around the tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from liquid.ast import Node
from liquid.token import Token

from liquid_compat.templates.body import LiquidNode, render_aside
from liquid_compat.templates.context import MAX_DEPTH, Context, Evaluator, Output, Renderer, Scope
from liquid_compat.templates.errors import StackLevelError, TagError
from liquid_compat.templates.expressions.primitive import Literal, Value, parse_value
from liquid_compat.templates.lexer import SPACES
from liquid_compat.templates.services import IncludeFile
from liquid_compat.templates.stream import ParseStream
from liquid_compat.templates.tags.base import LiquidTag
from liquid_compat.templates.template import Template, report
from liquid_compat.templates.values import MethodLiteral

_STEPS_PER_INCLUDE = 100

_DOUBLE = r'"([^"\\]*(?:\\.[^"\\]*)*)"'
_SINGLE = r"'([^'\\]*(?:\\.[^'\\]*)*)'"
_PARAMETER = re.compile(rf"([\w-]+)\s*=\s*(?:{_DOUBLE}|{_SINGLE}|([\w.-]+))", re.ASCII)
_PARAMETERS = re.compile(rf"\s*(?:{_PARAMETER.pattern}(?=\s|\Z)\s*)*", re.ASCII)
_COMPUTED_NAME = re.compile(
    r"(?P<name>[^{]*(?:\{\{\s*[\w\-.]+\s*(?:\|.*)?\}\}[^\s{}]*)+)(?P<parameters>.*)", re.DOTALL | re.ASCII
)
_FILE_NAME = re.compile(r"^[\w/.\-()+~#@]+$", re.MULTILINE | re.ASCII)
_OUTSIDE = re.compile(r"[./]{2,}")

Parameters = list[tuple[str, Value]]


class IncludeNode(LiquidNode):
    """Renders a file in place."""

    __slots__ = ("tag", "file", "computed", "parameters")

    def __init__(
        self, token: Token, tag: IncludeTag, file: str, computed: Template | None, parameters: Parameters | None
    ) -> None:
        """`computed` is the name as a template, where it has output statements in it."""
        super().__init__(token)
        self.tag = tag
        self.file = file
        self.computed = computed
        self.parameters = parameters
        self.blank = False

    def compile(self) -> Renderer:
        """Find the file, bind the parameters, render. Raises TagError, StackLevelError."""
        tag = self.tag
        name_of = _name(self.file, self.computed)
        parameters_of = _parameters(self.parameters) if self.parameters is not None else None

        def render(scope: Scope, out: Output) -> None:
            context = scope.context
            name = name_of(scope)
            tag.check_name(name)
            file = tag.locate(context, name)
            parameters = parameters_of(scope) if parameters_of is not None else None
            tag.render_file(file, parameters, scope, out)

        return render


def _name(file: str, computed: Template | None) -> Callable[[Scope], str]:
    if computed is None:
        return lambda scope: file
    render = computed.renderer
    return lambda scope: render_aside(render, scope)


def _parameters(parameters: Parameters) -> Callable[[Scope], dict[str, Any]]:
    """What computes the value of `include`."""
    if all(isinstance(value, Literal) for _, value in parameters):
        constants = {name: value.value for name, value in parameters if isinstance(value, Literal)}
        return lambda scope: dict(constants)
    evaluators: list[tuple[str, Evaluator]] = [(name, value.compile()) for name, value in parameters]

    def compute(scope: Scope) -> dict[str, Any]:
        values = {name: evaluate(scope) for name, evaluate in evaluators}
        for name, value in values.items():
            if type(value) is MethodLiteral:
                values[name] = ""
        return values

    return compute


class IncludeTag(LiquidTag):
    """`include`: files from the include folders."""

    name = "include"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Split into the name and the parameters, and check these."""
        markup = markup.strip(SPACES)
        match = _COMPUTED_NAME.search(markup) if "{{" in markup else None
        parameters: str | None
        if match:
            file, parameters = match["name"].strip(SPACES), match["parameters"].strip(SPACES)
        else:
            parts = re.split(r"\s+", markup, maxsplit=1, flags=re.ASCII)
            file, parameters = parts[0], parts[1] if len(parts) > 1 else None
        if parameters is not None and not _PARAMETERS.fullmatch(parameters):
            stream.fail(f"Invalid syntax for include tag:\n\n{parameters}\n\nValid syntax:\n\n{self.example}\n", token)
        computed = stream.env.from_string(file, stream.unit.name or "") if match else None
        return IncludeNode(
            token, self, file, computed, None if parameters is None else self._parse_parameters(stream, parameters)
        )

    @property
    def example(self) -> str:
        """How the tag is written, for messages."""
        return f"{{% {self.name} file.ext param='value' param2='value' %}}"

    def _parse_parameters(self, stream: ParseStream, markup: str) -> Parameters:
        parameters: Parameters = []
        for match in _PARAMETER.finditer(markup):
            name, double, single, variable = match.groups()
            if double is not None:
                value: Value = Literal(double.replace('\\"', '"'))
            elif single is not None:
                value = Literal(single.replace("\\'", "'"))
            else:
                value = parse_value(variable, stream.env.options.strict_variables)
            parameters.append((name, value))
        return parameters

    def check_name(self, name: str) -> None:
        """Refuse names that could lead out of the folder; raises TagError."""
        if _OUTSIDE.search(name) or not _FILE_NAME.search(name):
            raise TagError(
                "Invalid syntax for include tag. File contains invalid characters or sequences:\n\n"
                f"  {name}\n\nValid syntax:\n\n  {self.example}\n"
            )

    def locate(self, context: Context, name: str) -> IncludeFile:
        """The file of that name; raises TagError."""
        site = context.site()
        file = site.read_include(name)
        if file is None:
            raise self.missing(name, str(site.config.get("includes_dir") or "_includes"))
        return file

    def missing(self, name: str, folder: str) -> TagError:
        """The error for a file that isn't there."""
        return TagError(
            f"Could not locate the included file '{name}' in any of [\"{folder}\"]. Ensure it exists in one of those "
            "directories and, if it is a symlink, does not point outside your site source.",
            f"looked for {folder.rstrip('/')}/{name}, and in the theme's folder of that name if there is a theme",
        )

    def render_file(self, file: IncludeFile, parameters: dict[str, Any] | None, scope: Scope, out: Output) -> None:
        """Render a file with its parameters bound; parsed at most once. Raises StackLevelError."""
        context = scope.context
        template = file.template
        if template is None:
            template = file.template = context.environment.from_string(file.source, file.path)
        if template.warnings or template.notices:
            report(template, context)
        if context.depth >= MAX_DEPTH:
            raise StackLevelError("Nesting too deep", hint="does this file include itself?")
        context.spend(_STEPS_PER_INCLUDE, out)
        context.depth += 1
        try:
            if parameters is None:
                template.renderer(scope, out)
                return
            scope.push({"include": parameters})
            try:
                template.renderer(scope, out)
            finally:
                scope.pop()
        finally:
            context.depth -= 1


class IncludeRelativeTag(IncludeTag):
    """`include_relative`: files beside the page."""

    name = "include_relative"

    def locate(self, context: Context, name: str) -> IncludeFile:
        """The file beside the page that is rendered; raises TagError."""
        site = context.site()
        page = (context.registers.page if context.registers is not None else None) or {}
        path = str(page.get("path") or "").removesuffix("/#excerpt")
        folder = str(site.config.get("collections_dir") or "").strip("/")
        if folder and page.get("collection"):
            path = f"{folder}/{path}"
        file = site.read_relative_include(path, name)
        if file is None:
            raise self.missing(name, path.rpartition("/")[0] or ".")
        return file
