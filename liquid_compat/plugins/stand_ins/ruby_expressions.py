"""Ruby's expressions, as far as they only compute a value."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping
from typing import Any

from ...content.slug import slugify
from ...ruby.printing import to_s
from . import ruby_values
from .ruby_combined import Unreadable, Value, and_, constant, either, joined, operation, or_
from .ruby_strings import Strings

_NAME = re.compile(r"@?[a-z_]\w*[?!]?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?!\w)")
_HEREDOC = re.compile(r"<<([-~]?)(['\"]?)([A-Za-z_]\w*)\2")
_PERCENT = re.compile(r"%([Qq]?)([(\[{<|!/])")
_CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}
_MARKDOWN = re.compile(
    r"(?:site\.(?:find_converter_instance|getConverterImpl)|context\.registers\[:site\]\.(?:find_converter_instance|"
    r"getConverterImpl))\s*\(\s*(?:::)?Jekyll::Converters::Markdown\s*\)"
)
# What may be asked of the environment and of git: nothing that changes anything, no shell's signs.
_OUTSIDE = re.compile(
    r"""ENV\[["'](?P<variable>\w+)["']\]|Jekyll\.env\b"""
    r"""|ENV\.fetch\(\s*["'](?P<fetched>\w+)["']\s*,\s*["'](?P<default>[^"'#\\]*)["']\s*\)"""
    r"""|(?:`|%x[(\[{])(?P<command>git (?:rev-parse|describe|log -1|rev-list --count)[\w "'=%:.,/-]*)[`)\]}]"""
)
_EACH = re.compile(r"\(&:(strip|upcase|downcase|capitalize|to_s|to_i)\)")
_CALL = re.compile(r"(File\.join|(?:Jekyll::)?Utils\.slugify)\(")
_REGEXP = re.compile(r"/((?:[^/\\\n]|\\.)+)/([imx]*)")
_PLAIN_REGEXP = re.compile(r"(?:[^\\()\[\]{}|?*+.^$]|\\[/<>.\-'\"]|\[\^?[^\\\[\]&]+\][*+?]?|(?<=/)\?|[?*+])+")

_CONSTANTS = {"nil": None, "true": True, "false": False}
_SITE = "site"
_CONVERTER = "converter"
_CONTEXT = "context"


_LEVELS = (("||",), ("&&",), ("===", "==", "!=", ">=", "<=", ">", "<"), ("+", "-"), ("*", "/"))
_SUMS = 3
_GAP = " \t\n\"'"
_LOGIC: Mapping[str, Callable[[Any, Any], Value]] = {"||": or_, "&&": and_}


class Expressions(Strings):
    """Reads expressions."""

    def expression(self) -> Any:
        """A value, or one of two."""
        value = self._binary(0)
        self._space()
        if self.code.startswith("?", self.at):
            self.at += 1
            yes = self.expression()
            if not self._take(":"):
                raise Unreadable("a condition")
            return either(value, yes, self.expression(), False)
        return value

    def _binary(self, level: int) -> Any:
        """Operators, the weakest first."""
        if level == len(_LEVELS):
            return self._unary()
        value = self._binary(level + 1)
        while True:
            self._space()
            sign = next((sign for sign in _LEVELS[level] if self.code.startswith(sign, self.at)), None)
            if sign is None or self.code.startswith(sign + "=", self.at):
                if level == _SUMS and self.code[self.at : self.at + 1] in ('"', "'") and self.code[self.at - 1] in _GAP:
                    value = joined([value, self._unary()])
                    continue
                return value
            self.at += len(sign)
            self.at = re.compile(r"\s*").match(self.code, self.at).end()  # type: ignore[union-attr]
            right = self._binary(level + 1)
            value = _LOGIC[sign](value, right) if sign in _LOGIC else operation(sign, value, right)

    def _unary(self) -> Any:
        self._space()
        if self.code.startswith("!", self.at):
            self.at += 1
            value = self._text(self._unary())
            return lambda source: not ruby_values.is_true(value(source))
        return self._term()

    def _term(self) -> Any:
        """A value and the methods that are called on it."""
        value = self._primary()
        while True:
            if self.code.startswith(".", self.at):
                self.at += 1
                value = self._method(value)
            elif self.code.startswith("[", self.at):
                self.at += 1
                value = self._index(value)
            else:
                return value

    def _primary(self) -> Any:
        self._space()
        outside = _OUTSIDE.match(self.code, self.at)
        if outside is not None:
            self.at = outside.end()
            return self._from_outside(outside)
        call = _CALL.match(self.code, self.at)
        if call is not None:
            self.at = call.end()
            return self._call(call[1])
        markdown = _MARKDOWN.match(self.code, self.at)
        if markdown is not None:
            self.at = markdown.end()
            return _CONVERTER
        char = self.code[self.at : self.at + 1]
        if char in ("'", '"') and char:
            self.at += 1
            return self._string(char, char, interpolates=char == '"')
        if self._take("("):
            value = self.expression()
            if not self._take(")"):
                raise Unreadable("a parenthesis")
            return value
        if percent := _PERCENT.match(self.code, self.at):
            self.at = percent.end()
            return self._string(_CLOSING.get(percent[2], percent[2]), percent[2], interpolates=percent[1] != "q")
        if heredoc := _HEREDOC.match(self.code, self.at):
            self.at = heredoc.end()
            cell: list[Value] = []
            self.heredocs.append((heredoc[3], heredoc[1] == "~", heredoc[2] != "'", cell))
            return lambda source: cell[0](source)
        if number := _NUMBER.match(self.code, self.at):
            self.at = number.end()
            return constant(float(number[0]) if "." in number[0] else int(number[0]))
        if self._take("["):
            return self._list()
        if name := _NAME.match(self.code, self.at):
            self.at = name.end()
            return self._name(name[0])
        raise Unreadable(self.code[self.at : self.at + 20])

    def _from_outside(self, match: re.Match[str]) -> Value:
        """What the environment or git tells, where the reader allows it: once in a build, for the whole site."""
        if not self.reader.outside:
            raise Unreadable(match[0])
        variable, default, command = match["variable"] or match["fetched"], match["default"], match["command"]
        if command is not None:
            words = shlex.split(command)[1:]
            return lambda source: source.git(words)
        if variable is not None:
            return lambda source: source.environment(variable, default)
        return lambda source: source.environment("JEKYLL_ENV", "development")

    def _call(self, name: str) -> Value:
        """A function of a few, whose bracket is taken."""
        values = [self._text(self.expression())]
        while self._take(","):
            values.append(self._text(self.expression()))
        if not self._take(")") or (name != "File.join" and len(values) != 1):
            raise Unreadable(name)
        if name == "File.join":
            return lambda source: ruby_values.join_path([ruby_values.text(value(source)) for value in values])
        return lambda source: slugify(to_s(values[0](source)))

    def _name(self, name: str) -> Any:
        if name == "super":
            if self.code.startswith("(", self.at) and not self._take("(context)"):
                raise Unreadable("super")
            return lambda source: source.body()
        if name in _CONSTANTS:
            return constant(_CONSTANTS[name])
        if name == "self" and self.code.startswith(".", self.at):
            self.at += 1
            match = _NAME.match(self.code, self.at)
            name = f"@{match[0]}" if match else ""
            self.at = match.end() if match else self.at
        if name in self.reader.names:
            return self.reader.names[name]
        if name in (_CONTEXT, "_context", "@context"):
            return _CONTEXT
        raise Unreadable(name)

    def _method(self, value: Any) -> Any:
        match = _NAME.match(self.code, self.at)
        if match is None:
            raise Unreadable("a method")
        self.at = match.end()
        name = match[0]
        if value == _CONTEXT and name == "registers" and self._take("[:site]"):
            return _SITE
        if value == _SITE:
            if name == "config":
                return lambda source: source.config()
            if name == "baseurl":
                return lambda source: source.config().get("baseurl")
        elif value == _CONVERTER and name == "convert" and self._take("("):
            text = self._text(self.expression())
            if self._take(")"):
                return lambda source: source.markdown(to_s(text(source)))
        elif callable(value) and name in ("split", "join") and self._take("("):
            glue = self._constant_text(self.expression())
            if self._take(")") and (glue == " " or (glue and not glue.isspace())):
                return lambda source: ruby_values.apart_or_together(name, value(source), glue)
        elif callable(value) and name == "map" and (match := _EACH.match(self.code, self.at)):
            self.at = match.end()
            return lambda source: [ruby_values.method(match[1], it) for it in ruby_values.items(value(source))]
        elif callable(value) and name in ruby_values.METHODS and not self.code.startswith(("(", "!"), self.at):
            return lambda source: ruby_values.method(name, value(source))
        elif callable(value) and name in ("gsub", "sub") and self._take("("):
            return self._substitution(value, 0 if name == "gsub" else 1)
        raise Unreadable(name)

    def _substitution(self, value: Value, count: int) -> Value:
        self._space()
        pattern = _REGEXP.match(self.code, self.at)
        if pattern is not None:
            if not _PLAIN_REGEXP.fullmatch(pattern[1]) or set(pattern[2]) - {"i"}:
                raise Unreadable(pattern[0])
            self.at = pattern.end()
            compiled = re.compile(pattern[1], re.IGNORECASE | re.MULTILINE if pattern[2] else re.MULTILINE)
        else:
            text = self._constant_text(self.expression())
            compiled = re.compile(re.escape(text))
        if not self._take(","):
            raise Unreadable("gsub")
        new = self._constant_text(self.expression())
        if "\\" in new or not self._take(")"):
            raise Unreadable("gsub")
        return lambda source: compiled.sub(lambda _: new, ruby_values.text(value(source)), count=count)

    def _constant_text(self, value: Any) -> str:
        constant = getattr(value, "constant", None)
        if not isinstance(constant, str):
            raise Unreadable("no text")
        return constant

    def _index(self, value: Any) -> Any:
        key = getattr(self._primary(), "constant", None)
        if key is None or not self._take("]"):
            raise Unreadable("an index")
        if value == _CONTEXT:
            return lambda source: source.variable(str(key))
        if not callable(value):
            raise Unreadable("an index")
        return lambda source: ruby_values.item(value(source), key)

    def _list(self) -> Value:
        """A list whose bracket is taken."""
        values = []
        while not self._take("]"):
            values.append(self._text(self.expression()))
            if not self._take(",") and not self.code.startswith("]", self.at):
                raise Unreadable("a list")
        return lambda source: [value(source) for value in values]

    def value(self) -> Value:
        """An expression that is a value. Raises Unreadable."""
        return self._text(self.expression())

    def next_value(self) -> Value:
        """The one behind a comma. Raises Unreadable."""
        if not self._take(","):
            raise Unreadable(self.rest())
        return self.value()

    def _text(self, value: Any) -> Value:
        if not callable(value):
            raise Unreadable("no text")
        found: Value = value
        return found
