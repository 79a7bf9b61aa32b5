"""What a tag or a filter is written with: everything that plugins import of the template engine.

A tag is a `LiquidTag` whose `build` gives a `LiquidNode`; the node's `compile` gives the function that renders it. A
filter is a function of its input and arguments; marked `with_context`, it also gets the render's `context`, whose
`registers` lead to the site. What they read of the site they read through drops and `Registers.site`.
"""

from __future__ import annotations

from ..ruby.drop import Drop
from .body import Body, render_aside
from .context import Context, Evaluator, Output, Renderer, Scope
from .errors import ArgumentError, TagError
from .expressions.primitive import Literal, Value
from .expressions.primitive_parser import parse_value
from .lexer import SPACES
from .node import LiquidNode
from .python_liquid import LiquidError, Node, Tag, Token, with_context
from .services import IncludeFile, Registers, SiteServices
from .stream import ParseStream
from .tags.base import LiquidTag, whole_body
from .tags.include import IncludeTag
from .values import fetch

__all__ = [
    "SPACES",
    "ArgumentError",
    "Body",
    "Context",
    "Drop",
    "Evaluator",
    "IncludeFile",
    "IncludeTag",
    "LiquidError",
    "LiquidNode",
    "LiquidTag",
    "Literal",
    "Node",
    "Output",
    "ParseStream",
    "Registers",
    "Renderer",
    "Scope",
    "SiteServices",
    "Tag",
    "TagError",
    "Token",
    "Value",
    "fetch",
    "parse_value",
    "render_aside",
    "whole_body",
    "with_context",
]
