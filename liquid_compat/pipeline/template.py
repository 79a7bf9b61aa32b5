"""A template with data and no site, with all that a build gives it: converters, highlighter, Jekyll's defaults."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any, Literal
from zoneinfo import ZoneInfo

from ..config.defaults import default_values
from ..config.merge import deep_merge
from ..converters.base import Converter
from ..converters.markdown import MarkdownConverter
from ..converters.sass import SassConverter
from ..converters.smartypants import smartify_function
from ..templates import LiquidOptions, RenderResult, standalone


def render_template(
    template: str,
    data: Mapping[str, Any] | None = None,
    config: Mapping[str, Any] | None = None,
    *,
    time: datetime | None = None,
    zone: tzinfo | None = None,
    page: Mapping[str, Any] | None = None,
) -> RenderResult:
    """Render a template string as a build would.

    `config` is merged into Jekyll's defaults; without one the site's address is https://example.org/base. `time` and
    `zone` are the site's, `page` what filters know of the page. Returns the output (errors told inline), the warnings
    and the errors. Raises TemplateSyntaxError for a template that can't be parsed.
    """
    values = deep_merge(default_values(), standalone.DEFAULT_CONFIG if config is None else config)
    folder = os.getcwd()
    converters: dict[str, Converter] = {
        "markdown": MarkdownConverter(values),
        "scss": SassConverter(values, folder, "production", None, "scss"),
        "sass": SassConverter(values, folder, "production", None, "sass"),
    }
    smartify = smartify_function(values)

    def convert(kind: Literal["markdown", "smartify", "sass", "scss"], text: str) -> str:
        return smartify(text) if kind == "smartify" else converters[kind].convert(text).text

    def highlight(code: str, lang: str, options: Mapping[str, Any]) -> str:
        from ..highlight import liquid_tag

        return liquid_tag(code, lang, options)

    section = values["liquid"]
    options = LiquidOptions(section["error_mode"], bool(section["strict_filters"]), bool(section["strict_variables"]))
    return standalone.render(
        template,
        data,
        values,
        options=options,
        convert=convert,
        highlight=highlight,
        time=time,
        zone=zone or ZoneInfo("UTC"),
        page=page,
    )
