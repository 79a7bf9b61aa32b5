"""The plugins that we have, in one table, and which of them a site switches on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from ..config.load import Config, config_names
from ..content.theme import Theme
from ..errors import Location, Warnings, nearest
from . import third_party
from .api import Edition, Plugin, PluginSetup
from .gem_files import gemfile_plugins, gemspec_dependencies
from .other_gems import BUILT_IN, WITHOUT, is_plugin
from .ruby_files import RubyFile, ruby_files
from .stand_ins import Claim, claims, uncovered

# A gem's name, the module beside this file, and its class.
PLUGINS: Mapping[str, tuple[str, str]] = {
    "jekyll-redirect-from": ("redirect_from", "RedirectFrom"),
    "jekyll-sitemap": ("sitemap", "Sitemap"),
    "jekyll-feed": ("feed", "Feed"),
    "jekyll-seo-tag": ("seo_tag", "SeoTag"),
    "jekyll-paginate": ("paginate", "Paginate"),
    "jekyll-paginate-v2": ("paginate_v2.plugin", "PaginateV2"),
    "jekyll-gist": ("gist", "Gist"),
    "jekyll-include-cache": ("include_cache", "IncludeCache"),
    "jekyll-github-metadata": ("github_metadata", "GitHubMetadata"),
    "jekyll-relative-links": ("relative_links", "RelativeLinks"),
    "jekyll-multiple-languages-plugin": ("multiple_languages.plugin", "MultipleLanguages"),
    "jekyll-optional-front-matter": ("optional_front_matter", "OptionalFrontMatter"),
    "jekyll-loading-lazy": ("loading_lazy", "LoadingLazy"),
    "jekyll-code-block-linenos": ("code_block_linenos", "CodeBlockLinenos"),
    "jekyll-data": ("theme_data", "ThemeData"),
    "jekyll-tagging": ("tagging", "Tagging"),
    "jekyll/tagging": ("tagging", "Tagging"),
    "jekyll-figure": ("figure", "Figure"),
    "jekyll-octicons": ("octicons", "Octicons"),
    "jekyll-spaceship": ("spaceship.plugin", "Spaceship"),
    "jekyll-tidy": ("tidy.plugin", "Tidy"),
    "jekyll-responsive-image": ("responsive_image", "ResponsiveImage"),
    "jekyll_picture_tag": ("picture_tag.plugin", "PictureTag"),
    "bourbon": ("sass_gems", "Bourbon"),
    "neat": ("sass_gems", "Neat"),
    "jekyll-category-pages": ("category_pages", "CategoryPages"),
    "jekyll-image-size": ("image_size", "ImageSize"),
    "jekyll-mermaid": ("mermaid", "Mermaid"),
    "jekyll-timeago": ("timeago", "TimeAgo"),
    "liquid_pluralize": ("word_filters", "Pluralize"),
    "liquid_reading_time": ("word_filters", "ReadingTime"),
    "jekyll-liquify": ("liquify", "Liquify"),
    "jekyll_version_plugin": ("project_version", "ProjectVersion"),
    "jekyll-polyglot": ("polyglot.plugin", "Polyglot"),
    "jekyll-readme-index": ("readme_index", "ReadmeIndex"),
    "jekyll-titles-from-headings": ("titles_from_headings", "TitlesFromHeadings"),
    "jekyll-default-layout": ("default_layout", "DefaultLayout"),
    "jekyll-last-modified-at": ("last_modified_at", "LastModifiedAt"),
    "jekyll-toc": ("toc", "Toc"),
    "jekyll-mentions": ("mentions", "Mentions"),
    "jemoji": ("jemoji", "Jemoji"),
    "jekyll-archives": ("archives", "Archives"),
    "jekyll-archives-v2": ("archives_v2", "ArchivesV2"),
    "jekyll-avatar": ("avatar", "Avatar"),
    "jekyll-coffeescript": ("coffeescript", "CoffeeScript"),
    "jekyll-scholar": ("jekyll_scholar.plugin", "JekyllScholar"),
    "jekyll-3rd-party-libraries": ("third_party_libraries", "ThirdPartyLibraries"),
    "jekyll-cache-bust": ("cache_bust", "CacheBust"),
    "jekyll-email-protect": ("email_protect", "EmailProtect"),
    "jekyll-get-json": ("get_json", "GetJson"),
    "jekyll-diagrams": ("diagrams", "Diagrams"),
    "jekyll-imagemagick": ("imagemagick", "ImageMagick"),
    "jekyll-jupyter-notebook": ("jupyter_notebook", "JupyterNotebook"),
    "jekyll-link-attributes": ("link_attributes", "LinkAttributes"),
    "jekyll-minifier": ("jekyll_minifier.plugin", "JekyllMinifier"),
    "jekyll-terser": ("terser", "TerserFiles"),
    "jekyll-regex-replace": ("regex_replace", "RegexReplace"),
    "jekyll-socials": ("socials", "Socials"),
    "jekyll-tabs": ("tabs", "Tabs"),
    "jekyll-target-blank": ("target_blank", "TargetBlank"),
    "jekyll-twitter-plugin": ("twitter", "Twitter"),
    "jekyll-youtube": ("youtube", "YouTube"),
    "jekyll/scholar": ("jekyll_scholar.plugin", "JekyllScholar"),
}

# What themes of gems bring along, for those whose gemspec isn't at hand.
_THEME_PLUGINS = {
    "just-the-docs": ("jekyll-seo-tag", "jekyll-include-cache"),
    "minima": ("jekyll-feed", "jekyll-seo-tag"),
}

# Tags of gems that sites commonly use, for those that a site doesn't name or that we don't have.
_GEM_TAGS = {
    "bibliography": "jekyll-scholar",
    "bibliography_count": "jekyll-scholar",
    "cite": "jekyll-scholar",
    "reference": "jekyll-scholar",
    "quote": "jekyll-scholar",
    "social_links": "jekyll-socials",
    "octicon": "jekyll-octicons",
    "twitter": "jekyll-twitter-plugin",
    "picture": "jekyll_picture_tag",
    "youtube": "jekyll-youtube",
    "asset": "jekyll-assets",
}

_REQUIRE = re.compile(r"""^[ \t]*require[ \t(]+["']([\w/-]+)["'][ \t)]*$""", re.MULTILINE)


def load_plugins(
    config: Config,
    warnings: Warnings,
    theme: Theme | None = None,
    find_gem: Callable[[str], Theme | None] = lambda name: None,
    known_gem: Callable[[str], Theme | None] = lambda name: None,
) -> tuple[Config, list[Plugin]]:
    """Make the plugins that the configuration, the Gemfile and the theme name; what we lack is warned of.

    `find_gem` gives the files of a gem that a plugin reads. The configuration comes back with what the plugins set in
    it.
    """
    classes: list[type[Plugin]] = []
    late = late_plugins(config, theme)
    asked_for = config_names(config.values, "plugins")
    for name in plugin_names(config, theme):
        if name in PLUGINS:
            classes.append(_built_in(name))
        elif name in BUILT_IN:
            continue
        elif name in asked_for and (brought := third_party.of_package(name)) is not None:
            classes.extend(brought.classes())
        elif name in asked_for or is_plugin(name, config["theme"]):
            lost = WITHOUT.get(name, "what it adds is missing")
            near = nearest(name, PLUGINS, 0.88) if name not in WITHOUT else None
            meant = f"If {near} is meant, correct its name. " if near else ""
            warnings.warn(
                f"The plugin {name} is not available here: {lost}",
                hint=f"{meant}Remove {name} from `plugins:` or the Gemfile if the site does without it.",
            )
    own = [kind for brought in third_party.of_site(config) for kind in brought.classes()]
    found = ruby_claims(config)
    for module, class_name in dict.fromkeys((claim.stand_in.module, claim.stand_in.plugin) for claim in found):
        classes.append(getattr(import_module(f".stand_ins.{module}", __package__), class_name))
    _warn_of_ruby(ruby_files(config), found, warnings)
    classes = list(dict.fromkeys([*classes, *own]))  # a gem may be named twice, as jekyll-scholar and jekyll/scholar
    for kind in classes:
        config = config.laid_over(kind.configure(PluginSetup(config, warnings, find_gem=find_gem)))
    setup = PluginSetup(config, warnings, find_gem=find_gem, known_gem=known_gem)
    plugins = [kind(setup._replace(is_late=kind.name in late)) for kind in classes]
    return config, sorted(plugins, key=lambda plugin: -plugin.order)


def data_gems(config: Config) -> list[str]:
    """The gems that the site's plugins of ours read where they are known."""
    found = (_built_in(name).data_gems for name in plugin_names(config) if name in PLUGINS)
    return list(dict.fromkeys(gem for gems in found for gem in gems))


def site_editions(config: Config, warnings: Warnings) -> Sequence[Edition]:
    """The forms in which the first plugin that wants several has the site built; else the usual one alone."""
    for name in plugin_names(config):
        if name in PLUGINS:
            editions = _built_in(name).editions(PluginSetup(config, warnings))
            if editions:
                return editions
    return (Edition("", {}),)


def _built_in(name: str) -> type[Plugin]:
    """The class of a plugin that we have."""
    module, class_name = PLUGINS[name]
    found: type[Plugin] = getattr(import_module(f".{module}", __package__), class_name)
    return found


def plugin_names(config: Config, theme: Theme | None = None) -> list[str]:
    """The names that a site switches on: what the theme needs, `plugins:`, the Gemfile's, then what Ruby files require.

    In safe mode only those that `whitelist:` names.
    """
    names = [
        *(theme_plugins(theme) if theme is not None else ()),
        *config_names(config.values, "plugins"),
        *(gemfile_plugins(config.source / "Gemfile") if config.profile.reads_gemfile else ()),
        *(name for file in ruby_files(config) for name in required(file)),
    ]
    if config.safe:
        allowed = {str(name) for name in config["whitelist"] or ()}
        names = [name for name in names if name in allowed]
    return list(dict.fromkeys(names))


def late_plugins(config: Config, theme: Theme | None) -> frozenset[str]:
    """The plugins that only the gemspec of a remote theme names."""
    if theme is None or not theme.is_remote:
        return frozenset()
    return frozenset(theme_plugins(theme)) - frozenset(plugin_names(config))


def theme_plugins(theme: Theme) -> list[str]:
    """The plugins that a theme's package or gemspec names; those known of the theme where there is neither."""
    if theme.dependencies:
        return [name for name in theme.dependencies if name in PLUGINS or name in WITHOUT]
    needed = gemspec_dependencies(theme)
    if needed is not None:
        return [name for name in needed if name in PLUGINS or name in WITHOUT]
    return [] if theme.is_remote else list(_THEME_PLUGINS.get(theme.name, ()))


def missing_tags(config: Config) -> dict[str, str]:
    """Advice for the tags that a site may use and we don't have: those of its Ruby files, and of well-known gems."""
    found = {
        tag: f"{{% {tag} %}} is a tag of {gem}, which is not "
        + ("among the site's `plugins:`" if gem in PLUGINS else "available here")
        for tag, gem in _GEM_TAGS.items()
    }
    found_claims = ruby_claims(config)
    for file in ruby_files(config):
        for thing in uncovered(file, found_claims):
            if thing.kind in ("tag", "block"):
                found[thing.name] = (
                    f"{{% {thing.name} %}} is a tag of {file.path}; Ruby is not run here: write it in Python "
                    "(liquid-compat plugins port), or see the rest of the site with --missing-tags warn"
                )
    return found


def ruby_claims(config: Config) -> list[Claim]:
    """Our plugins that stand in for Ruby files of the site."""
    files = ruby_files(config)
    if not files:
        return []
    from .stand_ins.table import STAND_INS

    return claims(files, STAND_INS)


def required(file: RubyFile) -> list[str]:
    """The plugins we have that a Ruby file requires: jekyll-scholar's manual switches it on so."""
    return [name for name in _REQUIRE.findall(file.code) if name in PLUGINS]


def only_requires(file: RubyFile) -> bool:
    """Whether a Ruby file says nothing else than which plugins that we have it requires."""
    return len([line for line in file.code.splitlines() if line.strip()]) == len(required(file))


def _warn_of_ruby(files: list[RubyFile], found: list[Claim], warnings: Warnings) -> None:
    """Tell what of the Ruby files is missing, and which of them ours stand in for without our knowing them."""
    for file in files:
        left = uncovered(file, found)
        mine = [claim for claim in found if claim.file == file]
        if left or not (mine or only_requires(file)):
            lost = f", so this is missing: {', '.join(map(str, left))}" if left else ""
            warnings.warn(
                f"Ruby plugins are not run: {file.path}{lost}",
                hint="liquid-compat plugins port writes the beginning of a plugin in Python that takes its place.",
            )
        for claim in mine:
            if not claim.is_sure:
                warnings.warn(
                    f"{file.path} is taken for a file that we know, but it is not quite the same",
                    Location(file.path),
                    f"Look whether {', '.join(map(str, claim.covers))} does what you want; a plugin in Python with "
                    "this name comes before ours (docs/plugins.md).",
                )
