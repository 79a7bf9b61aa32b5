"""Which encoding Ruby gives to what a template prints: UTF-8, or US-ASCII where the printing begins with nothing.

Ruby joins the parts of an output into a string that has the encoding of the first; a template that prints no part at
all gives an empty string in US-ASCII. kramdown then writes characters that US-ASCII lacks as numeric references. In
Jekyll 3 that happens to every page of ASCII text that begins with an include which only assigns variables.
"""

from __future__ import annotations

from collections.abc import Iterable

from liquid.ast import Node

from liquid_compat.templates.body import LiquidNode
from liquid_compat.templates.services import SiteServices
from liquid_compat.templates.tags.include import IncludeNode
from liquid_compat.templates.template import Template


def begins_with_nothing(template: Template, site: SiteServices) -> bool:
    """Whether the first part that a template prints is that of an include that prints none; only one level deep."""
    first = _first_printed(template.body.nodes)
    if not isinstance(first, IncludeNode) or first.computed is not None:
        return False
    file = site.read_include(first.file)
    if file is None:
        return False
    included = file.template or template.env.from_string(file.source, file.path)
    return isinstance(included, Template) and _first_printed(included.body.nodes) is None


def _first_printed(nodes: Iterable[Node]) -> Node | None:
    """The first node that gives a part; blank blocks give none."""
    return next((node for node in nodes if not (isinstance(node, LiquidNode) and node.is_block and node.blank)), None)
