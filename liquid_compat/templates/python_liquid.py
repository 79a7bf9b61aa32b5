"""What we use of python-liquid: the only module that imports it.

Its `__init__`s bring in Babel, asyncio, dateutil and all of its own tags and filters; `import_parts` leaves them out,
two thirds of the time that the import takes. To everybody else `import liquid` is what it always is.
"""

# ruff: noqa: E402 (the import statements come after what makes them light)

from __future__ import annotations

from ..lazy import import_parts

import_parts(
    ("liquid.environment", "liquid.filter", "liquid.tag"),
    (
        "liquid",
        "liquid.builtin",
        "liquid.builtin.expressions",
        "liquid.extra",
        "liquid.utils",
        "liquid.static_analysis",
        "liquid.span",
    ),
    functions=("add_tags_and_filters", "analyze", "analyze_async", "Span"),
    light=("liquid.builtin.expressions._tokenize", "liquid.builtin.expressions.path", "liquid.context"),
)

from liquid.ast import BlockNode, Node
from liquid.context import RenderContext
from liquid.environment import Environment
from liquid.exceptions import BreakLoop, ContinueLoop, LiquidError, LiquidSyntaxError
from liquid.expression import Expression
from liquid.filter import with_context
from liquid.mode import Mode
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.template import BoundTemplate
from liquid.token import (
    TOKEN_CONTENT,
    TOKEN_EOF,
    TOKEN_EXPRESSION,
    TOKEN_ILLEGAL,
    TOKEN_OUTPUT,
    TOKEN_TAG,
    Token,
)
from liquid.undefined import Undefined

__all__ = [
    "TOKEN_CONTENT",
    "TOKEN_EOF",
    "TOKEN_EXPRESSION",
    "TOKEN_ILLEGAL",
    "TOKEN_OUTPUT",
    "TOKEN_TAG",
    "BlockNode",
    "BoundTemplate",
    "BreakLoop",
    "ContinueLoop",
    "Environment",
    "Expression",
    "LiquidError",
    "LiquidSyntaxError",
    "Mode",
    "Node",
    "RenderContext",
    "Tag",
    "Token",
    "TokenStream",
    "Undefined",
    "with_context",
]
