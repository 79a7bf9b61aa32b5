"""A site between reading and rendering: read, with what its generators have added."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from ..config.front_matter_defaults import FrontMatterDefaults
from ..config.load import Config, with_theme_values
from ..config.yaml_file import load_yaml_file
from ..content.caches import Caches
from ..content.item import Item, Rules
from ..content.reader import copied_site, read_site
from ..content.site import Site
from ..content.theme import Theme
from ..converters.chain import ConverterChain
from ..converters.markdown import MarkdownConverter
from ..converters.sass import SassConverter
from ..errors import ConfigError, Warnings
from ..plugins import registry
from ..plugins.api import Plugin
from ..plugins.registry import load_plugins, missing_tags, plugin_names
from .cache_folder import is_copied
from .hooks import tell_of_items
from .render import Renderer
from .results import Results
from .services import BuildServices
from .stylesheets import sass_converters

if TYPE_CHECKING:
    from ..templates import Environment
    from .ahead import Ahead

CachesFor = Callable[[Config, tuple[str, ...]], Caches]
"""Gives the caches for a configuration and the stamps of plugins."""


class PreparedSite(NamedTuple):
    """A site that is read and generated, with what renders it."""

    site: Site
    renderer: Renderer
    given: Config
    """The configuration that it was read by; the site's own has the values of theme and plugins too."""
    read_at: float
    """When it was read and the generators began, by `time.perf_counter`."""

    def results(self) -> Results:
        """Room for the results of all of the site's items, each rendered when it is asked for."""
        items: list[Item] = list(self.site.items())
        results = Results(self.renderer, items)
        self.site.rules.view.results = results
        return results


def prepare(
    config: Config, warnings: Warnings, caches: CachesFor | None = None, ahead: Ahead | None = None
) -> PreparedSite:
    """Read a site and run its generators. `caches` gives what an earlier build in this process has found out.

    Who wants to render all of it gives an `ahead`, for what can be begun before the rest is ready.

    A source that the profile does not build has static files only.
    """
    if is_copied(config):
        marker = config.profile.copies_if
        warnings.warn(
            f"{marker} is there: nothing is built, the files are copied as they are, as GitHub Pages publishes them",
            hint=f"Remove {marker} to build the site, or build with --profile jekyll.",
        )
        return _copied(config, warnings)
    began = time.time_ns() if ahead is None else ahead.began
    given = config
    theme = _theme(config, warnings)
    config = _with_theme_config(config, theme)
    gems = (partial(_gem, config, warnings), partial(_known_gem, config, warnings))
    config, plugins = load_plugins(config, warnings, theme, *gems)
    markdown, scss, sass = _converters(config, theme, plugins)
    punctual = [plugin for plugin in plugins if not plugin.is_late]
    chain = ConverterChain([markdown, scss, sass, *(c for plugin in punctual for c in plugin.converters())], ahead)
    defaults = FrontMatterDefaults(
        config["defaults"],
        config.source,
        config.collections_dir,
        config.zone,
        warnings,
        config.engine.defaults_match == "components",
    )
    kept = Caches() if caches is None else caches(config, tuple(plugin.stamp for plugin in plugins))
    for plugin in plugins:
        plugin.before_read()
    site = read_site(Rules(config, defaults, cache(chain.output_ext), warnings, caches=kept), theme)
    if ahead is not None:
        ahead.begin_early(site, chain)
    read_at = time.perf_counter()
    services = BuildServices(site, markdown, scss, sass, began)
    known: set[Item] = set()
    tell_of_items(plugins, site.items(), known)
    for plugin in plugins:
        plugin.after_read(site)
    for plugin in sorted(punctual, key=lambda plugin: -plugin.priority):
        plugin.generate(site, services)
    tell_of_items(plugins, site.items(), known)
    for plugin in plugins:
        site.plugins[plugin.name] = plugin.tag_values()
        site.values.update(plugin.site_values(site))
    for plugin in plugins:
        plugin.before_rendering(site, services)
    site.rules.caches.settle()
    renderer = Renderer(site, make_environment(config, plugins), services, chain, plugins)
    return PreparedSite(site, renderer, given, read_at)


def _theme(config: Config, warnings: Warnings) -> Theme | None:
    """The theme that the configuration names. Raises as `ThemeFinder.find`."""
    if all(name is None or name is False for name in (config["theme"], config["remote_theme"])):
        return None
    from ..themes.find import ThemeFinder

    return ThemeFinder(config, warnings, uses_remote="jekyll-remote-theme" in plugin_names(config)).find()


def _gem(config: Config, warnings: Warnings, name: str) -> Theme | None:
    """A gem that a plugin reads. Raises as `ThemeFinder.gem`."""
    from ..themes.find import ThemeFinder

    return ThemeFinder(config, warnings).gem(name)


def _known_gem(config: Config, warnings: Warnings, name: str) -> Theme | None:
    """A gem that is on the machine or in the site's lock. Raises as `ThemeFinder.known_gem`."""
    from ..themes.find import ThemeFinder

    return ThemeFinder(config, warnings).known_gem(name)


def data_gems(config: Config) -> list[str]:
    """The names of gems that the site's plugins read where they are known."""
    return registry.data_gems(config)


def _copied(config: Config, warnings: Warnings) -> PreparedSite:
    """A site of all files of the source, none of them rendered."""
    markdown, scss, sass = _converters(config, None, [])
    chain = ConverterChain([markdown, scss, sass])
    rules = Rules(config, FrontMatterDefaults([], config.source, "", config.zone, warnings), chain.output_ext, warnings)
    site = copied_site(rules)
    services = BuildServices(site, markdown, scss, sass, time.time_ns())
    renderer = Renderer(site, make_environment(config, []), services, chain, [])
    return PreparedSite(site, renderer, config, time.perf_counter())


def make_environment(config: Config, plugins: Sequence[Plugin]) -> Environment:
    """The Liquid environment of a site: Jekyll's tags and filters, then those of the plugins."""
    from ..scholar.tags import TAGS as SCHOLAR_TAGS
    from ..templates import Environment, LiquidOptions

    section = config["liquid"] or {}
    options = LiquidOptions(
        error_mode=str(section.get("error_mode") or "warn"),  # type: ignore[arg-type]
        missing_tags="warn" if config["missing_tags"] == "warn" else "error",
        strict_filters=bool(section.get("strict_filters")),
        strict_variables=bool(section.get("strict_variables")),
        engine=config.engine,
        blank="active_support" if any(plugin.loads_active_support for plugin in plugins) else "plain",
    )
    tags = dict(SCHOLAR_TAGS)
    filters: dict[str, Callable[..., Any]] = {}
    for plugin in plugins:
        tags.update(plugin.tags())
        filters.update(plugin.filters())
    return Environment.for_site(options, tags.values(), filters, missing_tags(config))


def _converters(
    config: Config, theme: Theme | None, plugins: Sequence[Plugin]
) -> tuple[MarkdownConverter, SassConverter, SassConverter]:
    functions: dict[str, Callable[..., Any]] = {}
    for plugin in plugins:
        functions.update(plugin.sass_functions())
    folder = theme.folder("_sass") if theme is not None else None
    markdown = MarkdownConverter(config.values, config.engine.markdown_processors)
    return markdown, *sass_converters(config, None if folder is None else str(folder), functions)


def _with_theme_config(config: Config, theme: Theme | None) -> Config:
    if theme is None or theme.is_remote or config["ignore_theme_config"] is True or not config.engine.theme_values:
        return config
    file = theme.root / "_config.yml"
    if not file.is_file() or file.is_symlink():
        return config
    values = load_yaml_file(file, ConfigError)
    return with_theme_values(config, values) if isinstance(values, dict) else config
