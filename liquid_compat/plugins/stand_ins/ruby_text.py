"""What a Ruby method computes, as a function of what it is given: for methods that do nothing else.

Only what can't do anything else is read: strings with what is printed in them, variables that stand for such, numbers,
conditions, a few methods of strings, the site's Markdown converter, and values of the configuration and of the
template. Anything else is refused (`Unreadable`), and nothing of it is guessed.
"""

from __future__ import annotations

import re
from typing import Any

from .ruby_combined import Known, Unreadable, Value, constant, either, operation, or_
from .ruby_expressions import Expressions

_ASSIGNMENT = re.compile(r"(@?[a-z_]\w*)[ \t]*(=(?![=~>])|\+=|\|\|=|<<(?![-~A-Z]))[ \t]*\n?")
_WORD = re.compile(r"(?:if|unless|elsif|else|end|return)\b")
_END_OF_LINE = re.compile(r"[ \t]*(?:then\b)?[ \t]*(?:[\n;]|\Z)")


class Reader(Known):
    """Reads the expressions of a method."""

    def statements(self, code: str) -> Value:
        """What a method's body gives: assignments, then a value. Raises Unreadable."""
        cursor = _Statements(code.strip("\n"), self)
        result = cursor.block()
        if not cursor.at_end() or not callable(result):
            raise Unreadable(cursor.rest())
        value: Value = result
        return value

    def arguments(self, code: str) -> list[Value]:
        """Expressions with commas between them. Raises Unreadable."""
        cursor = _Statements(code.strip(), self)
        found = [cursor.value()]
        while not cursor.at_end():
            found.append(cursor.next_value())
        return found


class _Statements(Expressions):
    """Reads the statements of a method."""

    def _word(self) -> str:
        """The word of the language that comes next; "" for none."""
        self._space()
        match = _WORD.match(self.code, self.at)
        return match[0] if match else ""

    def block(self) -> Any:
        """Statements up to a word that ends them; what the last of them gives."""
        result: Any = constant(None)
        while not self.at_end():
            word = self._word()
            if word in ("elsif", "else", "end"):
                break
            if word in ("if", "unless"):
                self.at += len(word)
                result = self._condition(word == "unless")
            elif word == "return":
                self.at += len(word)
                result = self.expression()
                guard = self._word()
                if guard in ("if", "unless"):
                    self.at += len(guard)
                    condition = self.expression()
                    self._end_line()
                    rest = self.block()
                    if not self.at_end():
                        self._expect_the_end()
                    return either(condition, result, rest, guard == "unless")
                self._end_line()
                self._expect_the_end()
            else:
                result = self._statement()
        return result

    def _expect_the_end(self) -> None:
        """Refuse anything that a return would leave out."""
        if re.sub(r"\bend\b", "", self.code[self.at :]).strip():
            raise Unreadable("something behind a return")

    def _statement(self) -> Any:
        match = _ASSIGNMENT.match(self.code, self.at)
        if match is None:
            result = self.expression()
        else:
            self.at = match.end()
            result = self.expression()
        guard = self._word()
        condition = None
        if guard in ("if", "unless"):
            self.at += len(guard)
            condition = self.expression()
        self._end_line()
        if match is not None:
            name, sign = match.groups()
            if name.startswith("@") and (name in self.reader.fixed or (self.reader.fixed and sign != "=")):
                raise Unreadable("a variable that lasts, and changes")
            before = self.reader.names.get(name, constant(None))
            if sign == "||=":
                result = or_(before, result)
            elif sign == "<<" and any(it is before for key, it in self.reader.names.items() if key != name):
                raise Unreadable("a text with two names that grows")
            elif sign != "=":
                result = operation("+", before, result)
            if condition is not None:
                result = either(condition, result, before, guard == "unless")
            self.reader.names[name] = result
        elif condition is not None:
            result = either(condition, result, constant(None), guard == "unless")
        return result

    def _end_line(self) -> None:
        match = _END_OF_LINE.match(self.code, self.at)
        if match is None:
            raise Unreadable(self.rest())
        if self.heredocs:
            self._heredoc_bodies()
        else:
            self.at = match.end()

    def _condition(self, inverted: bool) -> Any:
        """An `if` up to its end; variables that its branches set stand for one or the other value afterwards."""
        condition = self.expression()
        self._end_line()
        before = self.reader.names
        self.reader.names = dict(before)
        yes = self.block()
        names_yes = self.reader.names
        self.reader.names = dict(before)
        word = self._word()
        self.at += len(word)
        if word == "elsif":
            no = self._condition(False)
        elif word == "else":
            no = self.block()
            if self._word() != "end":
                raise Unreadable("an if without end")
            self.at += 3
        elif word == "end":
            no = constant(None)
        else:
            raise Unreadable("an if without end")
        names_no = self.reader.names
        for name in names_yes.keys() | names_no.keys():
            one, other = names_yes.get(name, constant(None)), names_no.get(name, constant(None))
            if one is not other:
                if not (callable(one) and callable(other)):
                    raise Unreadable(name)
                names_no[name] = either(condition, one, other, inverted)
        return either(condition, yes, no, inverted)
