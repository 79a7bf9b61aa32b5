"""Attribute lists: what stands between the braces of an IAL or ALD, and how it reaches an element."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..lazy import pattern
from .element import AttributeList

ID_NAME = r"\w[\w-]*"
ANY_CHARS = r"(?:\\\}|[^}])"
"""One character inside the braces; a closing brace must be escaped."""

BLOCK_TEXT = r"(?!\})(?:\\\}|[^}\n])*(?:\n(?:\\\}|[^}\n])*){0,20}"
"""The text between the braces of a list that stands alone.

kramdown lets it run on up to the next brace, however far; here it has 21 lines at most, for the sake of the time
that texts full of opening braces would take.
"""

_ITEM = pattern(
    rf"""(?:\A|\s)(?:
        (?P<key>{ID_NAME})=(?P<quote>["'])(?P<value>(?:\\\}}|\\(?P=quote)|[^}}\x02])*?)(?P=quote)
      | (?P<ref>{ID_NAME})
      | (?P<marks>(?:\#[A-Za-z][\w:-]*|\.[^\s.\#]+)+)
    )(?=\s|\Z)""",
    re.ASCII | re.VERBOSE,
)
_MARK = pattern(r"#([A-Za-z][\w:-]*)|\.([^\s.#]+)", re.ASCII)


def parse_attribute_list(text: str, into: AttributeList) -> bool:
    """Add what `text` says to the list `into`; False if there is nothing in it that can be understood."""
    if text.strip() in ("", ":"):
        return True
    found = False
    attributes = into.attributes
    for item in _ITEM.finditer(text):
        found = True
        key, quote, value, ref, marks = item.group("key", "quote", "value", "ref", "marks")
        if ref:
            into.refs.append(ref)
        elif marks:
            for identifier, class_name in _MARK.findall(marks):
                if class_name:
                    add_class(attributes, class_name)
                else:
                    attributes["id"] = identifier
        else:
            attributes[key] = re.sub(rf"\\(\}}|{quote})", r"\1", value)
    return found


def add_attributes(warnings: list[str], text: str, into: AttributeList) -> None:
    """Add what `text` says to the list `into`; if that is nothing, say so in `warnings`."""
    if not parse_attribute_list(text, into):
        warnings.append(f"Nothing in the attribute list {{:{text}}} can be understood")


def add_class(attributes: dict[str, str], class_name: str) -> None:
    """Append `class_name` to the `class` of `attributes`."""
    attributes["class"] = f"{attributes.get('class') or ''} {class_name}".lstrip()


def apply_attribute_list(
    attributes: dict[str, str],
    ial: AttributeList,
    definitions: Mapping[str, AttributeList],
) -> None:
    """Set what `ial` says in `attributes`, first of all what the lists say that it refers to.

    A list that refers to itself is applied once (Ruby's kramdown runs out of stack).
    """
    stack: list[tuple[AttributeList, bool]] = [(ial, False)]
    seen: set[str] = set()
    while stack:
        current, refs_done = stack.pop()
        if current.refs and not refs_done:
            stack.append((current, True))
            for ref in reversed(current.refs):
                if ref in definitions and not (ref in seen and definitions[ref].refs):
                    seen.add(ref)
                    stack.append((definitions[ref], False))
            continue
        merge_attributes(attributes, current.attributes)


def merge_attributes(attributes: dict[str, str], more: Mapping[str, str]) -> None:
    """Set `more` in `attributes`; classes add up."""
    for key, value in more.items():
        if key == "class":
            add_class(attributes, value)
        else:
            attributes[key] = value
