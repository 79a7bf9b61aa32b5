"""Sessions: prompts, the commands after them, and their output."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from pygments.token import Comment, Generic, Whitespace

from ..engine import Piece, RougeLexer, Run
from ..languages import Language, find
from ..tokenize import resume

FALSE = frozenset(["0", "false", "no", "off", ""])
CUT = re.compile(r"\s*(?:\.+|<\.+>)\s*", re.ASCII)


class Console(RougeLexer):
    """A session in a shell, or in what the options say.

    Options (strings, as after the `?` of a language name): `lang` (the commands', default `shell`), `output` (the
    language of what they print), `prompt` (the strings, with commas between, that end a prompt), `comments` (are lines
    that begin with `#` comments?), `error` (what an error message begins with, with commas between).
    """

    tokens: ClassVar = {"root": []}
    commands = "shell"
    prompts = ("$", "#", ">", ";")

    def scan(self, text: str, run: Run) -> Iterator[Piece]:
        """Go through the session line by line; the states of the commands' lexer last from command to command."""
        options = run.options
        comments = options.get("comments", "false") not in FALSE
        commands = find(options.get("lang", "")) or find(self.commands)
        output = find(options.get("output", ""))
        prompt = self._prompt(options, comments)
        errors = tuple(part for part in options.get("error", "").split(",") if part)
        printed: list[str] = []
        for line in text.splitlines(keepends=True):
            found = prompt.match(line)
            comment = (comments and line.startswith("#")) or CUT.fullmatch(line) is not None
            failed = bool(errors) and line.startswith(errors)
            if not (found or comment or failed):
                printed.append(line)
                continue
            yield from _printed(printed, output, run)
            printed = []
            if comment:
                yield Comment, line
            elif failed:
                yield Generic.Error, line
            elif found and commands:
                yield Generic.Prompt, found.group(1)
                yield Whitespace, found.group(2)
                yield from resume(commands, line[found.end() :], run)
        yield from _printed(printed, output, run)

    def _prompt(self, options: Mapping[str, str], comments: bool) -> re.Pattern[str]:
        if options.get("prompt"):
            ends = tuple(options["prompt"].split(","))
        else:
            ends = tuple(end for end in self.prompts if not (comments and end == "#"))
        return re.compile(rf"(.*?(?:{'|'.join(map(re.escape, ends))}))(\s*)")


def _printed(lines: list[str], language: Language | None, run: Run) -> Iterator[Piece]:
    text = "".join(lines)
    if language is None:
        yield Generic.Output, text
    else:
        yield from resume(language, text, run)


class Irb(Console):
    """A session in Ruby's own shell."""

    commands = "ruby"

    def _prompt(self, options: Mapping[str, str], comments: bool) -> re.Pattern[str]:
        return re.compile(r"(.*?(?:irb|pry).*?[>\"*]|>>|\?>)(\s*)")
