"""A site for tests of tags: files, posts and converters that show what they were asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from liquid_compat.errors import Warnings
from liquid_compat.templates import Environment, LiquidOptions, Registers
from liquid_compat.templates.standalone import StandaloneSite


class TestSite(StandaloneSite):
    """Includes come from `files`, URLs from `urls`."""

    __test__ = False

    def __init__(self, files: Mapping[str, str] | None = None, urls: Mapping[str, str] | None = None, **config: Any):
        super().__init__(
            config={"url": "https://example.org", "baseurl": "/base", "highlighter": "rouge", **config},
            files=files or {},
            highlighter=lambda code, lang, options: f"({lang} {dict(options)}: {code})\n",
        )
        self.urls = urls or {}
        self.asked: list[tuple[str, str]] = []

    def read_relative_include(self, page_path: str, name: str) -> Any:
        self.asked.append((page_path, name))
        return self.read_include(name)

    def read_file(self, path: str) -> bytes | None:
        return None

    def vary(self) -> None:
        pass

    def link_url(self, path: str) -> str | None:
        return self.urls.get(path)

    def post_url(self, name: str) -> str | None:
        return self.urls.get(name)


def render(
    template: str,
    data: Mapping[str, Any] | None = None,
    *,
    site: TestSite | None = None,
    files: Mapping[str, str] | None = None,
    page: Mapping[str, Any] | None = None,
    options: LiquidOptions | None = None,
    env: Environment | None = None,
    warnings: Warnings | None = None,
) -> str:
    """Render as a build does: the first error is raised."""
    environment = env or Environment.for_site(options)
    registers = Registers(site or TestSite(files), page or {}, warnings or Warnings())
    return environment.from_string(template, name="page.md", first_line=5).render(data or {}, registers)
