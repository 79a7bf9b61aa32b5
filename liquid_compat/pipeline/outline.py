"""What is to be known of a result to keep it, found out where it was rendered."""

from __future__ import annotations

from typing import AnyStr, NamedTuple

from ..content.known import bytes_digest
from .render import Rendered

_BEGINNING = 60


class Outline(NamedTuple):
    """The digests that go with a result."""

    content: bytes
    output: bytes
    start: int
    """Where in the output the content is; -1 where it isn't there as it is."""
    is_text: bool
    """Whether both are valid text: others can't be kept."""
    core: bytes | None = None
    """The digest of what is the item's own; None where whoever rendered it doesn't know."""


def outline_of(rendered: Rendered, core: bytes | None = None, data: tuple[bytes, bytes] | None = None) -> Outline:
    """The outline of a result; `data` is the UTF-8 of its content and output, if that is there."""
    content, output = rendered.content, rendered.output
    is_text = True
    try:
        inner, outer = data or (content.encode(), output.encode())
    except UnicodeEncodeError:
        inner, outer = content.encode(errors="surrogatepass"), output.encode(errors="surrogatepass")
        is_text = False
    of_output = bytes_digest(outer)
    of_content = of_output if inner == outer else bytes_digest(inner)
    return Outline(of_content, of_output, place(content, output), is_text, core)


def place(content: AnyStr, output: AnyStr) -> int:
    """Where a content is in an output, -1 for nowhere.

    Mostly it is where its beginning is; looking for all of it at once takes longer.
    """
    at = output.find(content[:_BEGINNING])
    return at if at < 0 or output.startswith(content, at) else output.find(content, at)
