"""jekyll-polyglot 1.13: a site in several languages (https://github.com/untra/polyglot)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...config.load import config_names
from ...ruby.printing import to_s
from ...templates.api import Tag
from ..api import Edition, MadeFile, Plugin, PluginSetup
from ..liquid_values import is_true
from ..tag_functions import block_tag, inline_tag
from .languages import Languages
from .links import Links
from .redirects import localized
from .tags import NAME, i18n_headers, static_href
from .translations import choose, entries

if TYPE_CHECKING:
    from ...content.site import Site


class Polyglot(Plugin):
    """Builds the site once for each of the `languages`: the default one's at the root, the others' in their folders.

    Options in the configuration: `languages`, `default_lang`, `exclude_from_localization`, `lang_from_path`,
    `lang_vars`, `fallback_canonical_to_default_lang`, `localize_redirects`, `exclude_from_redirect_localization`;
    `parallel_localization` changes nothing here. In the front matter: `lang`, `page_id`, `lang-exclusive`.
    """

    name = NAME

    def __init__(self, setup: PluginSetup) -> None:
        """Read the options. Raises PluginError for those that can't be used."""
        super().__init__(setup)
        self.languages = Languages.of(self.config)

    @classmethod
    def editions(cls, setup: PluginSetup) -> Sequence[Edition]:
        """One for each language."""
        languages = Languages.of(setup.config)
        found = []
        for language in languages.all:
            values = dict(languages.values(language))
            if language != languages.default:
                values["exclude"] = [*(setup.config["exclude"] or ()), *languages.excluded]
            found.append(Edition("" if language == languages.default else language, values))
        return found

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tags, each under two names."""
        return {
            **{name: inline_tag(name, i18n_headers) for name in ("I18n_Headers", "i18n_headers")},
            **{name: block_tag(name, static_href) for name in ("Static_Href", "static_href")},
        }

    def after_read(self, site: Site) -> None:
        """Bring the data of the language to the top, and leave what the language has."""
        for language in (self.languages.default, self.languages.active):
            if isinstance(site.data.get(language), dict):
                site.data = _laid_over(site.data, site.data[language])
        choose(site, self.languages)

    def before_rendering(self, site: Site, services: Any) -> None:
        """Note what translations are found by, generated pages among it."""
        site.plugins[self.name] = self.languages, entries(site, self.languages)

    def after_rendering(
        self, site: Site, files: Mapping[str, MadeFile], asked: Sequence[Any]
    ) -> Mapping[str, MadeFile | None]:
        """Let the links of all that was rendered lead to the language, and localize `_redirects`."""
        config = self.config
        exclude = config_names(config.values, "exclude")
        links = Links(self.languages, to_s(config["url"]), to_s(config["baseurl"]), exclude)
        made: dict[str, MadeFile | None] = {}
        if not self.languages.is_default:
            paths = {file.destination: file.relative_path.lstrip("/") for file in site.static_files}
            made.update((place, None) for place, path in paths.items() if path.startswith(self.languages.excluded))
        for place, text in files.items():
            if isinstance(text, str):
                rewritten = links.rewritten(text)
                if rewritten != text:
                    made[place] = rewritten
        rules = config.in_source("_redirects")
        if self.languages.is_default and is_true(config["localize_redirects"]) and rules.is_file():
            excluded = config_names(config.values, "exclude_from_redirect_localization")
            made["_redirects"] = localized(rules.read_text(encoding="utf-8"), self.languages, excluded)
        return made


def _laid_over(data: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Data with others over it, mapping by mapping."""
    merged = dict(data)
    for key, value in more.items():
        old = merged.get(key)
        merged[key] = _laid_over(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged
