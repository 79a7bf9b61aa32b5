"""A result on its way from one process to another: as bytes, which nobody need decode to write or keep them."""

from __future__ import annotations

from typing import NamedTuple

from .outline import place
from .render import Rendered


class Sent(NamedTuple):
    """What came of an item in another process. Plain values, as `Rendered`."""

    rest: Rendered
    """All but its texts."""
    output: bytes
    """The output in UTF-8."""
    content: str | tuple[int, int]
    """The converted content, or where in the output's bytes it begins and ends."""
    size: int
    """How many characters the content has."""

    @property
    def data(self) -> tuple[bytes, bytes]:
        """The content and the output in UTF-8."""
        if isinstance(self.content, str):
            return self.content.encode(), self.output
        start, end = self.content
        return self.output[start:end], self.output

    @property
    def rendered(self) -> Rendered:
        """The result with its texts."""
        output = self.output.decode()
        if isinstance(self.content, str):
            content = self.content
        else:
            start, end = self.content
            content = output if end - start == len(self.output) else self.output[start:end].decode()
        return self.rest._replace(content=content, output=output)


def to_send(rendered: Rendered, *, with_content: bool) -> Sent | Rendered:
    """A result as it is sent best; `with_content` where the content goes along anyway.

    One that isn't valid text goes as it is.
    """
    try:
        output = rendered.output.encode()
        data = output if rendered.content == rendered.output else rendered.content.encode()
    except UnicodeEncodeError:
        return rendered
    at = -1 if with_content else place(data, output)
    content = rendered.content if at < 0 else (at, at + len(data))
    return Sent(rendered._replace(content="", output=""), output, content, len(rendered.content))
