"""A site for filters: converters and configuration, but no pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from liquid_compat.config.defaults import default_values
from liquid_compat.config.merge import deep_merge
from liquid_compat.converters.markdown import MarkdownConverter
from liquid_compat.converters.sass import SassConverter
from liquid_compat.converters.smartypants import smartify_function
from liquid_compat.templates.environment import Environment
from liquid_compat.templates.services import Registers
from liquid_compat.templates.standalone import DEFAULT_CONFIG, StandaloneSite
from liquid_compat.templates.template import RenderResult
from tests.ruby.reference import NOW

ENVIRONMENT = Environment.for_site()


class Site(StandaloneSite):
    """The smallest site, with the converters of a build."""

    def convert(self, kind: Literal["markdown", "smartify", "sass", "scss"], text: str) -> str:
        values = deep_merge(default_values(), self.config)
        if kind == "markdown":
            return MarkdownConverter(values).convert(text).text
        if kind == "smartify":
            return smartify_function(values)(text)
        return SassConverter(values, "/nowhere", "production", None, kind).convert(text).text


def render(template: str, data: Mapping[str, Any], config: Mapping[str, Any] = DEFAULT_CONFIG) -> RenderResult:
    """Render as Liquid's `render` does, errors inline."""
    registers = Registers(Site(config, time=NOW), {"path": "index.md"})
    return ENVIRONMENT.from_string(template).render_result(data, registers)


def output(template: str, **data: Any) -> str:
    """What a template prints."""
    return render(template, data).output
