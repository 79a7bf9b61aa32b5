"""The tokenizer that our lexers share: Pygments' state tables, run by Rouge's rules.

Where Rouge differs from Pygments: text that no rule takes is an error token of one character (a line feed does not
reset the states), the text is lexed as it stands (no trailing newline added, nothing stripped), blanks and digits are
those of ASCII, and a lexer can keep its states from one piece of text to the next, which is how template lexers see the
text around their tags as one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pygments.lexer import RegexLexer, RegexLexerMeta
from pygments.token import Error, _TokenType

from .shapes import InText, Needs, compiled

Piece = tuple[_TokenType, str]
Action = Callable[[Any, Any, Any], Iterator[tuple[int, _TokenType, str]]]

# So many matches of nothing in a row, and the character under the cursor is an error (as in Rouge).
MAX_EMPTY_MATCHES = 5


class Run:
    """What one highlighting run remembers for one lexer: its state stack, free notes, and the runs of inner lexers."""

    __slots__ = ("inner", "notes", "options", "stack")

    def __init__(self, options: Mapping[str, str] | None = None) -> None:
        self.stack: list[str] = ["root"]
        self.notes: dict[str, Any] = {}
        self.inner: dict[type[RougeLexer], Run] = {}
        self.options: Mapping[str, str] = options or {}

    def child(self, lexer: type[RougeLexer]) -> Run:
        """The run of an inner lexer, kept from its first use on."""
        if lexer not in self.inner:
            self.inner[lexer] = lexer.start()
        return self.inner[lexer]


class _Tables(RegexLexerMeta):
    """Pygments' preparation of state tables, for which a pattern can also be a `Needs`."""

    def _process_regex(cls, regex: Any, flags: int, state: str) -> Any:
        return regex.matcher(flags) if isinstance(regex, Needs) else compiled(regex, flags).match


class RougeLexer(RegexLexer, metaclass=_Tables):
    """Base of our lexers: subclasses give `tokens` as for any Pygments `RegexLexer`."""

    flags = re.MULTILINE
    # Names of the Pygments class that must not be inherited as languages of this one.
    aliases = ()
    filenames = ()

    @classmethod
    def start(cls, options: Mapping[str, str] | None = None) -> Run:
        """The run that a fresh text begins with; `options` are the lexer options written after a `?`."""
        return Run(options)

    def scan(self, text: str, run: Run) -> Iterator[Piece]:
        """Yield (token type, text) pairs for `text`, going on from the states in `run` and leaving them there."""
        table = self._tokens  # type: ignore[attr-defined]
        stack = run.stack
        bound: dict[str, list[Any]] = {}
        rules = _bound(table, stack[-1], text, bound)
        pos = empty = 0
        end = len(text)
        while pos < end:
            for match_at, action, target in rules:
                found = match_at(text, pos)
                if found is None:
                    continue
                if action is not None:
                    if type(action) is _TokenType:
                        yield action, found.group()
                    else:
                        for _, token, value in action(self, found, run):
                            yield token, value
                if target is not None:
                    _move(stack, target)
                rules = bound.get(stack[-1]) or _bound(table, stack[-1], text, bound)
                if found.end() > pos:
                    pos = found.end()
                    empty = 0
                    break
                empty += 1
                if empty <= MAX_EMPTY_MATCHES:
                    break
            else:
                yield Error, text[pos]
                pos += 1

    def get_tokens_unprocessed(self, text: str, stack: Any = ("root",)) -> Iterator[tuple[int, _TokenType, str]]:
        """Pygments' own entry point, so that these lexers also work where a Pygments lexer is expected."""
        at = 0
        for token, value in self.scan(text, self.start()):
            yield at, token, value
            at += len(value)


def _bound(table: Mapping[str, list[Any]], state: str, text: str, bound: dict[str, list[Any]]) -> list[Any]:
    """The rules of a state for one text, kept in `bound`."""
    if state not in bound:
        rules = table[state]
        if any(type(rule[0]) is InText for rule in rules):
            rules = [(rule[0].bind(text), *rule[1:]) if type(rule[0]) is InText else rule for rule in rules]
        bound[state] = rules
    return bound[state]


def _move(stack: list[str], target: Any) -> None:
    """Apply a Pygments state transition."""
    if type(target) is int:
        if -target >= len(stack):
            del stack[1:]
        else:
            del stack[target:]
    elif type(target) is tuple:
        for state in target:
            if state == "#pop":
                if len(stack) > 1:
                    stack.pop()
            elif state == "#push":
                stack.append(stack[-1])
            else:
                stack.append(state)
    else:  # "#push"
        stack.append(stack[-1])


@cache
def instance(lexer: type[RougeLexer]) -> RougeLexer:
    """The one object of a lexer class: lexers hold no state, runs do."""
    return lexer()


def by_word(
    *groups: tuple[Iterable[str], _TokenType] | tuple[Iterable[str], _TokenType, str],
    default: _TokenType | Callable[[str], _TokenType],
    key: Callable[[str], str] | None = None,
) -> Action:
    """An action that gives a whole match the type of the first group that has it, else `default`.

    A group is (words, type), or (words, type, the state to enter after such a word). `default` can be a function of
    the word. `key` normalizes the match before it is looked up (`str.lower` for languages that ignore case).
    """
    known: dict[str, tuple[_TokenType, str | None]] = {}
    for names, token, *state in groups:
        for name in names:
            known.setdefault(name, (token, state[0] if state else None))

    def action(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
        text = found.group()
        entry = known.get(key(text) if key else text)
        if entry is None:
            yield 0, default if isinstance(default, _TokenType) else default(text), text
            return
        token, state = entry
        if state is not None:
            run.stack.append(state)
        yield 0, token, text

    return action


def afresh(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """An action: the match is lexed by itself, from the lexer's first state on."""
    for token, value in lexer.scan(found.group(), lexer.start()):
        yield 0, token, value


class Part:
    """A group of a match, for actions that look at a match: `group()`, `start()`, `string`."""

    __slots__ = ("_start", "_text", "string")

    def __init__(self, found: re.Match[str], index: int) -> None:
        self._text = found.group(index)
        self._start = found.start(index)
        self.string = found.string

    def group(self) -> str:
        """The text of the group."""
        return self._text

    def start(self) -> int:
        """Where the group begins in `string`."""
        return self._start


def bygroups(*actions: Any) -> Action:
    """An action that gives each group of the match its own type or action, in order (groups that are empty, none)."""

    def action(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
        for index, each in enumerate(actions, 1):
            text = found.group(index)
            if not text:
                continue
            if type(each) is _TokenType:
                yield 0, each, text
            else:
                yield from each(lexer, Part(found, index), run)

    return action


def delegate(lexer: type[RougeLexer] | str) -> Action:
    """An action that hands the match to another lexer (a class, or the tag of one), whose states live in this run."""

    def action(outer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
        inner = resolve(lexer) if isinstance(lexer, str) else lexer
        for token, value in instance(inner).scan(found.group(), run.child(inner)):
            yield 0, token, value

    return action


def resolve(tag: str) -> type[RougeLexer]:
    """The lexer class of a Rouge tag, for lexers that embed others."""
    from .languages import lexer_class

    return lexer_class(tag)


@cache
def _word_lists(tag: str) -> dict[str, frozenset[str]]:
    path = Path(__file__).parent / "words" / f"{tag}.json"
    data: dict[str, str] = json.loads(path.read_text("utf-8"))
    return {group: frozenset(words.split()) for group, words in data.items()}


def words(tag: str, *groups: str) -> frozenset[str]:
    """The union of word lists in `words/<tag>.json` (each a string of words with blanks between)."""
    lists = _word_lists(tag)
    return frozenset().union(*(lists[group] for group in groups))
