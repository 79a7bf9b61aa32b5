"""Jekyll's `{% include file.html name="value" other=variable %}` and `include_relative`.

The file's name may have output statements in it (`{% include {{ page.part }}.html %}`). Inside the file the parameters
are `include.name`; without any parameter `include` stays what it was around the tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from ..body import render_aside
from ..context import Context, Evaluator, Output, Renderer, Scope
from ..errors import StackLevelError, TagError
from ..expressions.primitive import Literal, Value
from ..expressions.primitive_parser import parse_value
from ..lexer import SPACES
from ..node import LiquidNode
from ..python_liquid import Node, Token
from ..registry import MAX_DEPTH
from ..services import IncludeFile, ParsedTemplate
from ..stream import ParseStream
from ..traces import render_traced
from ..values import MethodLiteral
from .base import LiquidTag
from .include_markup import is_file_name, read_parameters, split_computed

_STEPS_PER_INCLUDE = 100

Parameters = list[tuple[str, Value]]


class IncludeNode(LiquidNode):
    """Renders a file in place."""

    __slots__ = ("tag", "file", "computed", "parameters")
    is_traceable = True
    leads = "file"

    def __init__(
        self, token: Token, tag: IncludeTag, file: str, computed: ParsedTemplate | None, parameters: Parameters | None
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


def _name(file: str, computed: ParsedTemplate | None) -> Callable[[Scope], str]:
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
        computed = split_computed(markup) if "{{" in markup else None
        file, *rest = computed or re.split(r"\s+", markup, maxsplit=1, flags=re.ASCII)
        parameters = self._parse_parameters(stream, token, rest[0].strip(SPACES)) if rest else None
        name = file.strip(SPACES)
        template = stream.env.from_string(name, stream.unit.name or "") if computed else None
        return IncludeNode(token, self, name, template, parameters)

    @property
    def example(self) -> str:
        """How the tag is written, for messages."""
        return f'write {{% {self.name} name.html title="Text" other=page.variable %}}, without .. in the name'

    def _parse_parameters(self, stream: ParseStream, token: Token, markup: str) -> Parameters:
        found = read_parameters(markup)
        if found is None:
            stream.fail(f"The parameters of the {self.name} tag can't be read: {markup}", token, hint=self.example)
        strict = stream.env.options.strict_variables
        return [(name, Literal(value) if quote else parse_value(value, strict)) for name, value, quote in found]

    def check_name(self, name: str) -> None:
        """Refuse names that could lead out of the folder; raises TagError."""
        if not is_file_name(name):
            raise TagError(f"The {self.name} tag can't include a file called '{name}'", self.example)

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
            f"There is no file '{name}' in {folder} to include",
            f"looked for {folder.rstrip('/')}/{name}, and in the theme's folder of that name if there is a theme;"
            " in safe mode a link must not lead out of the site",
        )

    def render_file(self, file: IncludeFile, parameters: dict[str, Any] | None, scope: Scope, out: Output) -> None:
        """Render a file with its parameters bound; parsed at most once. Raises StackLevelError."""
        context = scope.context
        template = file.template
        if template is None:
            template = file.template = context.environment.from_string(file.source, file.path)
        if template.warnings or template.notices:
            context.report(template)
        if context.depth >= MAX_DEPTH:
            raise StackLevelError("Nesting too deep", hint="does this file include itself?")
        context.spend(_STEPS_PER_INCLUDE, out)
        if scope.trace is not None:
            scope.trace.reach(context.depth, scope.size())
        context.depth += 1
        profile = context.registers.profile if context.registers is not None else None
        try:
            with profile.of(file.path, out) if profile is not None else nullcontext():
                _render(template, parameters, scope, out)
        finally:
            context.depth -= 1


def _render(template: ParsedTemplate, parameters: dict[str, Any] | None, scope: Scope, out: Output) -> None:
    if parameters is None:
        render_traced(template, template.renderer, scope, out)
        return
    scope.push({"include": parameters})
    try:
        render_traced(template, template.renderer, scope, out)
    finally:
        scope.pop()


class IncludeRelativeTag(IncludeTag):
    """`include_relative`: files beside the page."""

    name = "include_relative"

    def locate(self, context: Context, name: str) -> IncludeFile:
        """The file beside the page that is rendered; raises TagError."""
        site = context.site()
        context.variables.spoil()  # which the page is is nowhere in the scope
        page = (context.registers.page if context.registers is not None else None) or {}
        path = str(page.get("path") or "").removesuffix("/#excerpt")
        folder = str(site.config.get("collections_dir") or "").strip("/")
        if folder and page.get("collection"):
            path = f"{folder}/{path}"
        file = site.read_relative_include(path, name)
        if file is None:
            raise self.missing(name, path.rpartition("/")[0] or ".")
        return file
