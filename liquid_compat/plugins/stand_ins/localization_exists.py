"""`{% localization_exists KEY %}`, of al-folio in several languages: whether the first language has a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ...templates.api import LiquidNode, LiquidTag, Node, Output, ParseStream, Renderer, Scope, Tag, Token, render_aside
from ..api import Plugin
from ..liquid_values import dig, fetch, to_s


class LocalizationExists(Plugin):
    """Switches on the tag."""

    name: ClassVar[str] = "localization-exists.rb"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"localization_exists": LocalizationExistsTag}


class LocalizationExistsNode(LiquidNode):
    """Prints `true` or `false`."""

    __slots__ = ("key",)

    def __init__(self, token: Token, key: Renderer) -> None:
        """The key, words with dots between them, is a template."""
        super().__init__(token)
        self.key, self.blank = key, False

    def compile(self) -> Renderer:
        """Follow the key through `site.data.LANGUAGE.strings`."""
        key = self.key

        def render(scope: Scope, out: Output) -> None:
            words = render_aside(key, scope).split(".")
            languages = fetch(scope.context.site().config, "languages")
            first = to_s(languages[0]) if isinstance(languages, list) and languages else ""
            found = len(words) > 1
            value = dig(scope, "site", "data", first, "strings")
            for word in words if found else ():
                found = found and isinstance(value, Mapping) and word in value
                value = fetch(value, word)
            out.append("true" if found else "false")

        return render


class LocalizationExistsTag(LiquidTag):
    """The tag."""

    name = "localization_exists"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Read the key as a template."""
        return LocalizationExistsNode(token, stream.env.from_string(markup.strip(), stream.unit.name or "").renderer)
