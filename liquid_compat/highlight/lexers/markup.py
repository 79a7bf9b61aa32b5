"""What XML and HTML have in common: text with entities, what begins like an element and is none, attributes."""

from __future__ import annotations

from pygments.token import Comment, Name, String, Text

from ..shapes import Between, Needs, Rule, quoted


def name(first: str) -> str:
    """The pattern of a name that begins with a letter or one of the characters `first`."""
    return rf"(?:[^\W\d]|[{first}])[\w.:-]*"


# Text between elements.
TEXT: list[Rule] = [(r"[^&<]+", Text), (Needs(";", r"&[^;\s]*;"), Name.Entity)]
ASIDES = (("<![CDATA[", "]]>"), ("<?", "?>"))


def asides(character: str) -> list[Rule]:
    """The rules for comments, sections and instructions; sections and instructions are made of such characters."""
    return [
        (r"<!--", Comment, "comment"),
        *((Between(opening, closing, character), Comment.Preproc) for opening, closing in ASIDES),
    ]


def states(*attributes: Rule, quotes: tuple[Rule, ...]) -> dict[str, list[Rule]]:
    """The states inside of an element and of a comment.

    `attributes` are the rules for their names, which lead to the state `value`, `quotes` those for quoted values.
    """
    return {
        "attributes": [(r"(?:/\s*)?>", Name.Tag, "#pop"), *attributes, (r"\s+", Text)],
        "value": [*quotes, (r"[^\s>]+", String, "#pop")],
        "comment": quoted("-->", Comment),
    }
