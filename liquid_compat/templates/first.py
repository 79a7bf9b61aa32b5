"""What comes first in an output decides its encoding: these write, if only nothing, where nothing is written yet."""

from __future__ import annotations

from ..ruby.printing import is_ascii
from .context import Evaluator, Output, Renderer, Scope


def first_value(value: Evaluator) -> Renderer:
    """Print a value."""

    def run(scope: Scope, out: Output) -> None:
        result = value(scope)
        out.ascii = is_ascii(result) if not out else out.ascii
        out.append(result if type(result) is str else scope.context.print(result))

    return run


def _first_text(render: Renderer) -> Renderer:
    """Render a node whose text is UTF-8, even where it is empty."""

    def run(scope: Scope, out: Output) -> None:
        if not out:
            out.append("")
        render(scope, out)

    return run


def _first_number(render: Renderer) -> Renderer:
    """Render a node that prints a number."""

    def run(scope: Scope, out: Output) -> None:
        out.ascii = out.ascii or not out
        render(scope, out)

    return run


def _first_body(render: Renderer) -> Renderer:
    """Render a node that prints one of its bodies, or an empty text."""

    def run(scope: Scope, out: Output) -> None:
        render(scope, out)
        if not out:
            out.append("")

    return run


def _first_file(render: Renderer) -> Renderer:
    """Render another template, whose output is US-ASCII if it prints nothing at all."""

    def run(scope: Scope, out: Output) -> None:
        render(scope, out)
        if not out:
            out.ascii = True
            out.append("")

    return run


FIRST = {"text": _first_text, "number": _first_number, "body": _first_body, "file": _first_file}
"""By what a node leads with, what is to be done with its closure where it is the first of a template."""
