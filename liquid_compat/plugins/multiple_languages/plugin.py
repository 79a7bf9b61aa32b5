"""jekyll-multiple-languages-plugin 1.8: a site in several languages.

https://github.com/kurtsson/jekyll-multiple-languages-plugin
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...config.load import Config, config_names
from ...content.reader import read_posts_below
from ...errors import PluginError
from ...ruby.printing import to_s
from ...templates.api import Tag
from ..api import Edition, MadeFile, Plugin, PluginSetup
from ..liquid_values import is_true
from ..tag_functions import inline_tag
from .addresses import SAID, absolute_url, relative_url
from .tags import NAME, ShortTranslateFileTag, TranslateFileTag, Values, translate, translate_link
from .translations import Translations, languages_of, read_strings

if TYPE_CHECKING:
    from ...content.item import Item
    from ...content.site import Site
    from ...templates.services import SiteServices


class MultipleLanguages(Plugin):
    """Builds the site once for each of the `languages`: the first one's at the root, the others' in their folders.

    Options in the configuration: `languages`, `exclude_from_localizations`, `default_locale_in_subfolder`,
    `translate_props` (also in the front matter). In the front matter: `permalink_LANGUAGE`, `languages`, `namespace`.
    """

    name = NAME

    def __init__(self, setup: PluginSetup) -> None:
        """Read the options. Raises PluginError for those that can't be used."""
        super().__init__(setup)
        languages = languages_of(self.config)
        strings = self.config["translations"] or {}
        self._translations = Translations(strings, languages[0], to_s(self.config["lang"]))
        self._in_folders = is_true(self.config["default_locale_in_subfolder"])
        self._excluded = _excluded(self.config)
        self._said: dict[Any, Any] = {} if self.config[SAID] is None else self.config[SAID]

    @classmethod
    def editions(cls, setup: PluginSetup) -> Sequence[Edition]:
        """One for each language."""
        config = setup.config
        languages = languages_of(config)
        strings = read_strings(config, languages)
        in_folders = is_true(config["default_locale_in_subfolder"])
        base = to_s(config["baseurl"])
        excluded = _excluded(config)
        found: list[Edition] = []
        said: dict[Any, Any] = {}
        for language in languages:
            is_default = language == languages[0]
            folder = "" if is_default and not in_folders else language
            values = {
                "exclude_from_localizations": list(excluded),
                "default_locale_in_subfolder": config["default_locale_in_subfolder"] or False,
                "default_lang": languages[0],
                "lang": language,
                "baseurl": f"{base}/{language}" if folder else config["baseurl"],
                "baseurl_root": base,
                "translations": strings,
            }
            values[SAID] = said
            values |= _translated(Translations(strings, languages[0], language), config.values)
            lifted = {"base.html": "index.html", **{path: path for path in excluded}} if is_default and folder else {}
            found.append(Edition(folder, values, lifted))
        return found

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tags."""
        return {
            **{name: inline_tag(name, translate) for name in ("t", "translate")},
            **{name: inline_tag(name, translate_link) for name in ("tl", "translate_link")},
            "tf": ShortTranslateFileTag,
            "translate_file": TranslateFileTag,
        }

    def after_read(self, site: Site) -> None:
        """Take the posts of the language, leave pages of others out, and give items the language's permalinks."""
        language = self._translations.active
        if "_posts" not in self._excluded:
            posts = site.posts
            posts.documents = [post for post in posts.documents if not post.relative_path.startswith("_posts/")]
            read_posts_below(f"/_i18n/{language}", site)
            for post in posts.documents:
                own = post.data["categories"]
                if isinstance(own, list):
                    post.data["categories"] = [name for name in own if name not in ("_i18n", language)]
                post.reset_url()
        site.pages = [page for page in site.pages if _is_for(page, language)]
        for item in site.items():
            own = item.data[f"permalink_{language}"]
            if is_true(own) and item.data["permalink"] is not None:
                _place(item, own)

    def before_rendering(self, site: Site, services: SiteServices) -> None:
        """Translate the values that items name in `translate_props`, and note what links lead to."""
        values = Values(self._translations, to_s(self.config["baseurl_root"]), self._in_folders, self._said)
        key = f"permalink_{self._translations.active}"
        for item in site.items():
            item.data.update(_translated(self._translations, item.data))
        for item in (*site.pages, *site.documents()):
            namespace = item.data["namespace"]
            if isinstance(namespace, str):
                values.links[namespace] = {**item.data, "permalink": item.data["permalink"], key: item.data[key]}
        site.plugins[self.name] = values

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filters for addresses, which remember what they said in the languages before."""
        return {"relative_url": relative_url, "absolute_url": absolute_url}

    def after_rendering(
        self, site: Site, files: Mapping[str, MadeFile], asked: Sequence[Any]
    ) -> Mapping[str, MadeFile | None]:
        """Leave out the static files that only the default language has."""
        self._said.update((what, self.config["baseurl"]) for what in asked if what not in self._said)
        if self._translations.active == self._translations.default:
            return {}
        return {
            file.destination: None
            for file in site.static_files
            if (file.name == "base.html" and self._in_folders) or self._is_excluded(file.relative_path)
        }

    def _is_excluded(self, path: str) -> bool:
        path = path.lstrip("/")
        return any(path == excluded or path.startswith(f"{excluded}/") for excluded in self._excluded)


def _excluded(config: Config) -> tuple[str, ...]:
    return tuple(path.rstrip("/") for path in config_names(config.values, "exclude_from_localizations"))


def _translated(translations: Translations, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that `translate_props` names, each a key of the strings, translated."""
    names = values.get("translate_props")
    if names is None:
        return {}
    if not isinstance(names, list):
        raise PluginError(
            "`translate_props` should be a list of the keys whose values are translated", hint="Write `[title]`."
        )
    found = {}
    for name in names:
        value = values.get(name.strip()) if isinstance(name, str) else None
        if isinstance(value, str) and value:
            found[name.strip()] = translations.text(value)
    return found


def _is_for(page: Item, language: str) -> bool:
    """Whether a page's own `languages`, if it has any, name the language."""
    own = page.data["languages"]
    return not is_true(own) or (language in own if isinstance(own, (list, str)) else False)


def _place(item: Item, permalink: Any) -> None:
    """Make an item's address with another permalink than its front matter goes on showing."""
    shown = item.data["permalink"]
    item.data["permalink"] = permalink
    item.reset_url()
    _ = item.url, item.output_ext
    item.data["permalink"] = shown
