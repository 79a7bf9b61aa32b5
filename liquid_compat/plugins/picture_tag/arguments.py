"""What stands in the tag: `{% picture preset a.jpg 1:1 mobile: b.jpg --img class="x" --alt Text %}`.

https://rbuchberger.github.io/jekyll_picture_tag/users/liquid_tag
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...templates.api import TagError

_KEEPS = frozenset({"none", "centre", "center", "entropy", "attention"})
_EXAMPLE = 'write {% picture preset image.jpg 16:9 mobile: other.jpg --alt Text --img class="x" %}'


@dataclass(slots=True)
class Arguments:
    """A tag's arguments. What belongs to the first image stands under None, else under the name of a media query."""

    preset: str
    images: list[tuple[str, str | None]]
    """The paths, each with the media query for which it is."""
    crops: dict[str | None, str] = field(default_factory=dict)
    keeps: dict[str | None, str] = field(default_factory=dict)
    attributes: list[str] = field(default_factory=list)
    """The words of the attributes, `--name` before those of an element."""


def parse(text: str) -> Arguments:
    """Read the arguments. Raises TagError."""
    words = _words(text)
    preset = "default" if words and "." in words[0] else words.pop(0) if words else "default"
    if not words:
        raise TagError("The picture tag names no image", _EXAMPLE)
    found = Arguments(preset, [(_bare(words.pop(0)), None)])
    media: str | None = None
    while words and not re.match(r"--\S|\w*=\"", words[0]):
        word = words.pop(0)
        if re.search(r"[\w-]+:$", word) and words:
            media = word.removesuffix(":")
            found.images.append((_bare(words.pop(0)), media))
        elif word.lower() in _KEEPS:
            found.keeps[media] = word
        elif re.fullmatch(r"\d+:\d+", word):
            found.crops[media] = word
        else:
            raise TagError(f"The picture tag can't do anything with {word}", _EXAMPLE)
    found.attributes = words
    return found


def _words(text: str) -> list[str]:
    """Words at white space outside of quotes; a backslash takes the meaning of what follows."""
    words = [""]
    quoted = escaped = False
    for char in text:
        if escaped:
            words[-1] += char
            escaped = False
        elif char == "\\":
            escaped = True
        elif char.isspace() and not quoted:
            words.append("")
        else:
            quoted ^= char == '"'
            words[-1] += char
    return [word for word in words if word]


def _bare(name: str) -> str:
    return name.removeprefix('"').removesuffix('"')
