"""A parsed template and what comes of rendering it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any, NamedTuple

from ..errors import Problem, TemplateError
from .body import Body
from .context import Context, Output, Renderer
from .errors import LiquidRuntimeError, StackLevelError, Unit, inline_message, render_error
from .python_liquid import BoundTemplate
from .registry import Registry
from .services import Registers


class RenderResult(NamedTuple):
    """Output with the errors told inline, as Liquid's `render` gives it."""

    output: str
    warnings: list[Problem]
    """What the strict parser would refuse, here and in included files."""
    errors: list[TemplateError]
    """Errors met while rendering, in order; the first is what a build would end with."""


class Template(BoundTemplate):
    """A template bound to its environment; it can be rendered any number of times."""

    context_class = Context

    def __init__(self, env: Registry, unit: Unit, body: Body, warnings: list[Problem], notices: list[Problem]) -> None:
        """Made by `Environment.from_string`.

        `warnings` are what Liquid warns of; `notices` what it is silent about and a build tells.
        """
        super().__init__(env, body.nodes, name=unit.name or "")
        self.unit = unit
        self.body = body
        self.warnings = warnings
        self.notices = notices
        self._renderer: Renderer | None = None

    @property
    def renderer(self) -> Renderer:
        """The compiled template; compiled when first used."""
        if self._renderer is None:
            self.body.first = True
            self._renderer = self.body.compile()
        return self._renderer

    def render(self, data: Mapping[str, Any] | None = None, registers: Registers | None = None, **more: Any) -> str:
        """The output. Raises TemplateRenderError for the first error (Jekyll's `render!`).

        `more` is added to the data, as python-liquid has it. Warnings of the parser go to `registers.warnings`.
        """
        return self.render_encoded(data, registers, **more)[0]

    def render_encoded(
        self, data: Mapping[str, Any] | None = None, registers: Registers | None = None, **more: Any
    ) -> tuple[str, bool]:
        """The output as of `render`, and whether it is US-ASCII to Ruby.

        Ruby joins what is printed into a string of the first part's encoding: that of numbers, times and nil is
        US-ASCII, and so is that of a file that prints nothing. It matters where all of the output is ASCII.
        """
        out = self._run(self._context(data, registers, more, raise_errors=True))
        text = "".join(out)
        return text, out.ascii and text.isascii()

    def render_result(self, data: Mapping[str, Any] | None = None, registers: Registers | None = None) -> RenderResult:
        """The output with errors told inline, never raising for an error of the template (Liquid's `render`)."""
        context = self._context(data, registers, {}, raise_errors=False)
        try:
            output = "".join(self._run(context))
        except TemplateError as error:
            context.errors.append(error)
            cause = error.__cause__
            output = inline_message(cause, self.unit.line(0)) if isinstance(cause, LiquidRuntimeError) else ""
        found = registers.warnings.problems if registers is not None else self.warnings
        return RenderResult(output, list(found), context.errors)

    def _context(
        self, data: Mapping[str, Any] | None, registers: Registers | None, more: Mapping[str, Any], raise_errors: bool
    ) -> Context:
        values = {**(data or {}), **more} if more else data or {}
        return Context(self, globals=values, registers=registers, raise_errors=raise_errors)

    def _run(self, context: Context) -> Output:
        context.report(self)
        out = Output()
        profile = context.registers.profile if context.registers is not None else None
        try:
            with profile.of(self.unit.name or "", out) if profile is not None else nullcontext():
                self.renderer(context.variables, out)
            context.spend(0, out)
        except RecursionError as error:
            raise render_error(StackLevelError("Nesting too deep"), self.unit, 0) from error
        except LiquidRuntimeError as error:
            raise render_error(error, self.unit, 0) from error
        return out
