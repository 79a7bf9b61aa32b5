"""The arguments of the tags: words and `name=value` pairs, each a literal or a variable."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ...templates.python_liquid import TOKEN_EXPRESSION, RenderContext, TokenStream

_ARGUMENT = re.compile(r"""(?:(?P<name>\w+)\s*=\s*)?(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<word>[^\s"',]+))""")
_VARIABLE = re.compile(r"[A-Za-z_][\w-]*(?:\.[\w-]+)*")


@dataclass(frozen=True, slots=True)
class Argument:
    """One value as it is written: quoted text, or a word that may be a variable."""

    text: str
    quoted: bool

    def value(self, context: RenderContext) -> str:
        """The text, or the value of the variable that the word names; a word that names none stands for itself.

        So `{% citations page.scholar_id %}`, `{% citations "ABC:DEF" %}` and `{% citations ABC:DEF %}` all work.
        """
        if self.quoted or not _VARIABLE.fullmatch(self.text):
            return self.text
        found = look_up(context, *self.text.split("."))
        if found is None:
            # `page.scholar_id` of a page without one is no paper's id, but `ABC` may be.
            return "" if "." in self.text else self.text
        return str(found)


@dataclass(frozen=True, slots=True)
class Arguments:
    """All arguments of one tag."""

    words: tuple[Argument, ...]
    named: dict[str, Argument]

    def __str__(self) -> str:
        """As they may be written in a template."""
        named = (f'{name}="{value.text}"' for name, value in self.named.items())
        return " ".join([*(f'"{word.text}"' if word.quoted else word.text for word in self.words), *named])


def look_up(context: RenderContext, name: str, *keys: str) -> Any:
    """The value of the variable `name`, or below it; `None` where there is none, in strict templates too."""
    if name not in context.scope:
        return None
    return context.get([name, *keys], token=None, default=None)


def parse(stream: TokenStream) -> Arguments:
    """Read what follows the tag's name in `stream`, which stands on the tag.

    The stream is left on the last token of the tag, as python-liquid's parser expects.
    """
    text = ""
    if stream.peek.kind == TOKEN_EXPRESSION:
        next(stream)
        text = stream.current.value
    words = []
    named = {}
    for match in _ARGUMENT.finditer(text):
        quoted = match["word"] is None
        argument = Argument(
            next(match[group] for group in ("double", "single", "word") if match[group] is not None), quoted
        )
        if match["name"]:
            named[match["name"]] = argument
        else:
            words.append(argument)
    return Arguments(tuple(words), named)
