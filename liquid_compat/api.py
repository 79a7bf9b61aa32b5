"""The Python API: a site, what a build of it gives, and templates without a site; each imports what it needs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import Problem, Warnings

if TYPE_CHECKING:
    from .doctor.finding import Finding
    from .serve import Server

__all__ = ["Built", "Site", "build", "render_string"]


@dataclass(frozen=True, slots=True)
class Built:
    """A built site: where it is, and what the build told.

    `changed` and `removed` are how many files of the destination the build wrote and deleted; files that came out as
    they were are left alone.
    """

    destination: Path
    warnings: tuple[Problem, ...]
    changed: int
    removed: int
    seconds: float

    @property
    def paths(self) -> list[str]:
        """The paths of all files, relative to the destination, with slashes, sorted."""
        return sorted(path.relative_to(self.destination).as_posix() for path in self._files())

    def _files(self) -> Iterator[Path]:
        return (path for path in self.destination.rglob("*") if path.is_file())

    def read(self, path: str) -> str:
        """The text of a file, or of the page that a server would answer the path with: `/about/`, `feed.xml`.

        Raises KeyError where the site has none.
        """
        from .doctor.output import Output

        output = Output.of_folder(self.destination)
        found = output.answer(path.lstrip("/"))
        if found is None:
            raise KeyError(path)
        return output.read(found).decode("utf-8")

    def broken_links(self, base: str = "", host: str = "") -> list[tuple[str, str, str]]:
        """The links that lead nowhere inside of the site: page, target, what is wrong.

        `base` is the site's `baseurl`, `host` the host of its `url`.
        """
        from .doctor.links import Address, broken_links
        from .doctor.output import Output

        found = broken_links(Output.of_folder(self.destination), Address(base, host))
        return [(link.page, link.target, link.problem) for link in found]


class Site:
    """A Jekyll site: a folder, and options laid over its configuration.

        site = Site("my-site", baseurl="/project")
        built = site.build()
        print(site.render("about.md"))

    Files are read when a method is called, so that edits count. The environment variables that count are those of
    `environ`.
    """

    def __init__(
        self,
        source: str | os.PathLike[str] | None = None,
        destination: str | os.PathLike[str] | None = None,
        *,
        environ: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        """`options` have the keys of `_config.yml`; `config` is a list of files, `profile` a profile's name.

        Without `source` the site is in the current folder, without `destination` it is built where its configuration
        says. `environ` stands for the process's environment variables.
        """
        given = {"source": source, "destination": destination, **options}
        self.options: dict[str, Any] = {
            key: os.fspath(value) if isinstance(value, os.PathLike) else value
            for key, value in given.items()
            if value is not None
        }
        self.environ = environ

    def build(self, *, strict: bool = False, cache: bool = False, jobs: int | None = None) -> Built:
        """Build the site.

        With `strict` warnings are errors, with `cache` only what has changed is rendered; `jobs` is the number of
        processes. Raises LiquidCompatError; what was built before then stays as it was.
        """
        from .pipeline.build import build as run

        warnings = Warnings()
        result = run(self.options, warnings, environ=self.environ, strict=strict, cache=cache, jobs=jobs)
        changes = result.changes
        problems = tuple(warnings.problems)
        return Built(result.config.destination, problems, changes.written, changes.removed, result.seconds)

    def render(self, path: str | os.PathLike[str]) -> str:
        """The output of the page or document at a path, from the source or absolute. Raises LiquidCompatError."""
        from .config.load import load_config
        from .pipeline.single import render_file

        warnings = Warnings()
        source = load_config(self.options, warnings, self.environ).source
        return render_file(str(source / path), self.options, warnings, self.environ)

    def render_string(self, text: str) -> str:
        """The output of a Markdown page with this text, which may have front matter, as if it lay in the source.

        Raises LiquidCompatError.
        """
        from .pipeline.single import render_text

        return render_text(text, self.options, Warnings(), self.environ)

    def examine(self) -> list[Finding]:
        """What the doctor finds; those with the level "note" are no faults."""
        from .doctor.examine import examine

        return list(examine(self.options, environ=self.environ).findings)

    def serve(self, port: int = 0, **options: Any) -> Server:
        """A server for a `with` block: it follows edits, and `address` tells where it is.

        `port` 0 is any free one; `options` are those of `serve`, such as `host` or `watch`.
        """
        from .serve import Server

        return Server({**self.options, **options, "port": port}, environ=self.environ)


def build(
    source: str | os.PathLike[str] | None = None,
    destination: str | os.PathLike[str] | None = None,
    *,
    strict: bool = False,
    cache: bool = False,
    jobs: int | None = None,
    **options: Any,
) -> Built:
    """Build a site; for the parameters see `Site` and `Site.build`. Raises LiquidCompatError."""
    return Site(source, destination, **options).build(strict=strict, cache=cache, jobs=jobs)


def render_string(
    template: str, values: Mapping[str, Any] | None = None, *, config: Mapping[str, Any] | None = None
) -> str:
    """A template of Jekyll's Liquid, rendered with `values`, without a site.

    All of Jekyll's tags and filters are there, `markdownify` and `highlight` among them; `config` is what templates see
    as `site`, over Jekyll's defaults. Raises LiquidCompatError for a template that can't be parsed, and for the first
    error that a build would end with.
    """
    from .config.defaults import default_values
    from .config.merge import deep_merge
    from .pipeline.template import render_template

    site = deep_merge(default_values(), config or {})
    result = render_template(template, {"site": site, **(values or {})}, config or {})
    if result.errors:
        raise result.errors[0]
    return result.output
