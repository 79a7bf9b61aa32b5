"""kramdown with Jekyll's options (https://jekyllrb.com/docs/configuration/markdown/#kramdown)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from ..errors import Location, Warnings
from .base import Processor, SourcePlace

if TYPE_CHECKING:
    from ..kramdown.render.renderer import Highlighter


def kramdown_options(config: Mapping[str, Any]) -> dict[str, Any]:
    """The options that a site's `kramdown:` section and `highlighter:` come to."""
    options = dict(config.get("kramdown") or {})
    options["syntax_highlighter"] = options.get("syntax_highlighter") or config.get("highlighter") or "rouge"
    given = options.get("syntax_highlighter_opts")
    highlighting = dict(given) if isinstance(given, dict) else {}
    if highlighting.get("default_lang") is None:
        highlighting["default_lang"] = "plaintext"
    highlighting["guess_lang"] = options.get("guess_lang")
    options["syntax_highlighter_opts"] = highlighting
    return options


_MANY_SPANS = 20_000
_LONG_SPAN = 200


def _remembering() -> Highlighter:
    """Rouge's highlighter; short spans, of which the same come up again and again, are highlighted once."""
    from ..highlight import kramdown_highlighter

    known: dict[tuple[str, str | None, int], tuple[Mapping[str, Any], str | None]] = {}

    def highlight(
        code: str, lang: str | None, kind: Literal["block", "span"], options: Mapping[str, Any]
    ) -> str | None:
        if kind != "span" or len(code) > _LONG_SPAN:
            return kramdown_highlighter(code, lang, kind, options)
        found = known.get((code, lang, id(options)))
        if found is None:
            if len(known) > _MANY_SPANS:
                known.clear()
            html = kramdown_highlighter(code, lang, kind, options)
            known[code, lang, id(options)] = found = (options, html)  # which keeps the options' `id` theirs
        return found[1]

    return highlight


def kramdown_processor(config: Mapping[str, Any], warnings: Warnings) -> Processor:
    """A function that converts kramdown to HTML with a site's options; options that can't be used are warned of."""
    from ..kramdown import Document
    from ..kramdown.options import merge_options

    options = kramdown_options(config)
    show_warnings = bool(options.pop("show_warnings", False))
    # Options of Jekyll's that kramdown itself does not have.
    for key in ("guess_lang", "coderay", "enable_coderay"):
        options.pop(key, None)
    merged, problems = merge_options(options)
    for problem in problems:
        warnings.warn(f"kramdown in the configuration: {problem}")
    highlighter = None
    if options.get("syntax_highlighter") == "rouge":
        highlighter = _remembering()
    if not problems:  # else each document tells of them
        options = merged

    def convert(text: str, place: SourcePlace | None, warnings: Warnings) -> str:
        ascii_only = place is not None and place.is_ascii
        document = Document(text, options, highlighter=highlighter, ascii_only=ascii_only, html_only=True)
        html = document.to_html()
        if show_warnings:
            for warning in document.warnings:
                warnings.warn(f"Kramdown warning: {warning}", Location(place.path if place else None))
        return html

    return convert
