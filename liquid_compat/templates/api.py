"""What a tag or a filter is written with: everything that plugins import of the template engine.

A tag is a `LiquidTag` whose `build` gives a `LiquidNode`; the node's `compile` gives the function that renders it. A
filter is a function of its input and arguments; marked `with_context`, it also gets the render's `context`, whose
`registers` lead to the site. What they read of the site they read through drops and `Registers.site`.
"""

from __future__ import annotations

from liquid.ast import Node
from liquid.filter import with_context
from liquid.token import Token

from liquid_compat.ruby.drop import Drop
from liquid_compat.templates.body import Body, LiquidNode, render_aside
from liquid_compat.templates.context import Context, Evaluator, Output, Renderer, Scope
from liquid_compat.templates.errors import ArgumentError, TagError
from liquid_compat.templates.expressions.primitive import Literal, Value, parse_value
from liquid_compat.templates.lexer import SPACES
from liquid_compat.templates.services import IncludeFile, Registers, SiteServices
from liquid_compat.templates.stream import ParseStream
from liquid_compat.templates.tags.base import LiquidTag, whole_body
from liquid_compat.templates.values import fetch

__all__ = [
    "SPACES",
    "ArgumentError",
    "Body",
    "Context",
    "Drop",
    "Evaluator",
    "IncludeFile",
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
    "TagError",
    "Token",
    "Value",
    "fetch",
    "parse_value",
    "render_aside",
    "whole_body",
    "with_context",
]
