"""Sessions: prompts, the commands after them, and their output."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pygments.token import Comment, Generic, Whitespace

from liquid_compat.highlight.engine import Piece, RougeLexer, Run
from liquid_compat.highlight.languages import find, tokenize

FALSE = frozenset(["0", "false", "no", "off", ""])


class Console(RougeLexer):
    """A session in a shell, or in what the options say.

    Options (strings, as after the `?` of a language name): `lang` (commands, default `shell`), `output` (what
    the commands print), `prompt` (the strings, with commas between, that end a prompt), `comments` (are lines that begin
    with `#` comments?), `error` (the strings that an error message begins with).
    """

    tokens: dict = {"root": []}
    default_lang = "shell"
    default_output = ""
    default_prompts = ("$", "#", ">", ";")

    def scan(self, text: str, run: Run) -> Iterator[Piece]:
        options = run.options
        comments = options.get("comments", "false") not in FALSE
        commands = find(options.get("lang", "")) or find(self.default_lang)
        output = find(options.get("output", self.default_output))
        prompt = self._prompt(options, comments)
        errors = tuple(part for part in options.get("error", "").split(",") if part)
        printed: list[str] = []
        for line in text.splitlines(keepends=True) or []:
            found = prompt.match(line)
            comment = comments and line.startswith("#")
            cut = line.strip() in ("...", "<...>", "<snip>")
            failed = errors and line.startswith(errors)
            if not (found or comment or cut or failed):
                printed.append(line)
                continue
            if printed:
                yield from tokenize(output, "".join(printed)) if output else [(Generic.Output, "".join(printed))]
                printed = []
            if comment or cut:
                yield Comment, line
            elif failed:
                yield Generic.Error, line
            elif found:
                yield Generic.Prompt, found.group(1)
                yield Whitespace, found.group(2)
                if commands:
                    yield from tokenize(commands, line[found.end() :])
        if printed:
            yield from tokenize(output, "".join(printed)) if output else [(Generic.Output, "".join(printed))]

    def _prompt(self, options: Mapping[str, str], comments: bool) -> re.Pattern[str]:
        ends = tuple(options["prompt"].split(",")) if options.get("prompt") else self.default_prompts
        ends = tuple(end for end in ends if not (comments and end == "#" and "prompt" not in options))
        return re.compile(rf"(.*?(?:{'|'.join(map(re.escape, ends))}))(\s*)")
