"""Tags and filters that are plain functions of their arguments."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ..errors import Location, PluginError
from ..lazy import pattern
from ..ruby.printing import to_s
from ..templates.api import (
    SPACES,
    Body,
    Context,
    Evaluator,
    LiquidNode,
    LiquidTag,
    Node,
    Output,
    ParseStream,
    Registers,
    Renderer,
    Scope,
    Token,
    parse_value,
    render_aside,
    whole_body,
    with_context,
)
from .marks import Mark

if TYPE_CHECKING:
    import inspect

_ARGUMENT = pattern(
    r"""(?:(?P<key>[A-Za-z_][\w-]*)\s*[=:]\s*)?(?P<value>"[^"]*"|'[^']*'|\((?:[^()]*)\)|[^\s,]+)""", re.ASCII
)


class TagContext:
    """What a tag or a filter may ask while a page is rendered. What it reads here is recorded for later builds."""

    def __init__(self, context: Context) -> None:
        """Made for each call."""
        self._context = context

    @property
    def _registers(self) -> Registers:
        registers = self._context.registers
        if registers is None:
            raise PluginError("There is no site here", hint="Render the template as part of a site.")
        return registers

    @property
    def page(self) -> Mapping[str, Any]:
        """`page`, as templates see it."""
        page: Mapping[str, Any] = self._registers.page
        return page

    @property
    def site(self) -> Any:
        """`site`, as templates see it: `context.site["posts"]`."""
        return self._context.variables["site"]

    @property
    def config(self) -> Mapping[str, Any]:
        """The configuration."""
        return self._registers.site.config

    def variable(self, path: str) -> Any:
        """What a template would see under a name, as `page.title`."""
        return parse_value(path).compile()(self._context.variables)

    def assign(self, name: str, value: Any) -> None:
        """Set a variable of the template."""
        self._context.assign(name, value)

    def render(self, text: str) -> str:
        """A text of Liquid, rendered where the tag stands. Raises TemplateSyntaxError."""
        template = self._context.environment.from_string(text)
        return render_aside(template.renderer, self._context.variables)

    def markdown(self, text: str) -> str:
        """HTML of a text, by the site's own Markdown converter."""
        return self._registers.site.convert("markdown", text)

    def highlight(self, code: str, language: str) -> str:
        """HTML of highlighted code, for inside `<pre><code>`."""
        return self._registers.site.highlight(code, language, {})

    def url(self, path: str) -> str | None:
        """The URL of the page, document or file at a path of the source, without `baseurl`; None if there is none."""
        return self._registers.site.link_url(path)

    def read(self, path: str) -> bytes | None:
        """A file of the source; None if there is none. Raises PathError for a path that leads out of it."""
        return self._registers.site.read_file(path)

    def warn(self, message: str, hint: str | None = None) -> None:
        """Warn of something on this page."""
        place = self.page.get("path") if self.page else None
        self._registers.warnings.warn(message, Location(to_s(place)) if place else None, hint)

    def ask(self, plugin: str, what: Any) -> None:
        """Leave plain data for the `after_rendering` of a plugin of that name."""
        self._registers.ask(plugin, what)

    def vary(self) -> None:
        """Say that what is printed hangs on something that nobody records, so that the page is never kept."""
        self._registers.site.vary()


def tag_class(function: Callable[..., Any], mark: Mark) -> type[LiquidTag]:
    """A tag that calls a function."""
    attributes = {
        "name": mark.name,
        "block": mark.kind == "block",
        "end": f"end{mark.name}",
        "mark": mark,
        "function": staticmethod(function),
        "signature": _signature(function),
    }
    return type(f"{mark.name.title()}Tag", (_FunctionTag,), attributes)


def _signature(function: Callable[..., Any]) -> inspect.Signature:
    """What stands in a tag: everything but the context."""
    import inspect

    found = inspect.signature(function)
    return found.replace(parameters=[it for name, it in found.parameters.items() if name != "context"])


def takes_context(function: Callable[..., Any]) -> bool:
    """Whether a function has a parameter called `context`."""
    import inspect

    return "context" in inspect.signature(function).parameters


class _FunctionTag(LiquidTag):
    """A tag whose function gets its arguments."""

    mark: Mark
    function: Callable[..., Any]
    signature: inspect.Signature

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Read the arguments, and refuse such that the function doesn't take."""
        positional, named = self._arguments(stream, markup.strip(SPACES))
        content = [None] if self.block else []
        try:
            self.signature.bind(*content, *positional, **named)
        except TypeError as error:
            stream.fail(f"The tag {self.name} can't be called so: {error}", token, hint=self._usage())
        return FunctionNode(token, self, positional, named, whole_body(stream, token) if self.block else None)

    def _arguments(self, stream: ParseStream, markup: str) -> tuple[list[Evaluator], dict[str, Evaluator]]:
        if self.mark.options["arguments"] == "text":
            return [_text(stream, markup)], {}
        positional: list[Evaluator] = []
        named: dict[str, Evaluator] = {}
        for match in _ARGUMENT.finditer(markup):
            value = match["value"]
            if self.mark.options["arguments"] == "words":
                evaluate = _text(stream, value[1:-1] if value[0] in "\"'" and value[-1] == value[0] else value)
            else:
                evaluate = parse_value(value, stream.env.options.strict_variables).compile()
            if match["key"]:
                named[match["key"].replace("-", "_")] = evaluate
            else:
                positional.append(evaluate)
        return positional, named

    def _usage(self) -> str:
        words = [self.name]
        for parameter in list(self.signature.parameters.values())[int(self.block) :]:
            if parameter.kind is parameter.VAR_POSITIONAL:
                words.append("…")
            elif parameter.kind is parameter.VAR_KEYWORD:
                words.append("name=…")
            elif parameter.default is parameter.empty:
                words.append(parameter.name)
            else:
                words.append(f"[{parameter.name}={parameter.default!r}]")
        return f"write {{% {' '.join(words)} %}}"


def _text(stream: ParseStream, text: str) -> Evaluator:
    """A text, with what is printed in it."""
    if "{{" not in text and "{%" not in text:
        return lambda scope: text
    render = stream.env.from_string(text, stream.unit.name or "").renderer
    return lambda scope: render_aside(render, scope)


class FunctionNode(LiquidNode):
    """Prints what the function gives."""

    __slots__ = ("tag", "positional", "named", "body")

    def __init__(
        self,
        token: Token,
        tag: _FunctionTag,
        positional: list[Evaluator],
        named: Mapping[str, Evaluator],
        body: Body | None,
    ) -> None:
        """`body` is a block's."""
        super().__init__(token)
        self.tag = tag
        self.positional = positional
        self.named = named
        self.body = body
        self.blank = False

    def compile(self) -> Renderer:
        """Evaluate the arguments, call."""
        function, positional, named = type(self.tag).function, self.positional, self.named
        content = None if self.body is None else self.body.compile()
        gets_context, volatile = takes_context(function), self.tag.mark.options["volatile"]

        def render(scope: Scope, out: Output) -> None:
            before = [] if content is None else [render_aside(content, scope)]
            if content is not None and scope.interrupts:
                out.append(before[0])
                return
            values = [evaluate(scope) for evaluate in positional]
            keywords = {name: evaluate(scope) for name, evaluate in named.items()}
            if gets_context:
                keywords["context"] = TagContext(scope.context)
            if volatile:
                scope.context.site().vary()
            result = function(*before, *values, **keywords)
            out.append(result if type(result) is str else to_s(result))
            scope.context.spend(1, out)

        return render


def filter_function(function: Callable[..., Any], mark: Mark) -> Callable[..., Any]:
    """A filter that calls a function, with a `TagContext` if it wants one."""
    if not takes_context(function) and not mark.options["volatile"]:
        return function
    import inspect

    wants_it = takes_context(function)

    def call(value: Any, *args: Any, context: Any = None, **kwargs: Any) -> Any:
        if mark.options["volatile"]:
            context.site().vary()
        if wants_it:
            kwargs["context"] = TagContext(context)
        return function(value, *args, **kwargs)

    # the engine reads off the signature how many arguments it takes
    parameters = _signature(function).parameters.values()
    context = inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, default=None)
    rest = [it for it in parameters if it.kind is it.VAR_KEYWORD]
    call.__signature__ = inspect.Signature([*(it for it in parameters if it not in rest), context, *rest])  # type: ignore[attr-defined]
    return with_context(call)
