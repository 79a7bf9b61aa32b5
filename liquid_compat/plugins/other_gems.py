"""Gems that sites name and that are no plugins of ours: those that change nothing in a built site, and the rest."""

from __future__ import annotations

from collections.abc import Mapping

# Gems that are part of liquid-compat itself, or that change nothing in the built site.
BUILT_IN = frozenset(
    {
        "guard-jekyll-plus",
        "hawkins",
        "jekyll",
        "jekyll-admin",
        "jekyll-algolia",
        "jekyll-auth",
        "jekyll-browser-sync",
        "jekyll-browsersync",
        "jekyll-commonmark",
        "jekyll-commonmark-ghpages",
        "jekyll-compose",
        "jekyll-deploy",
        "jekyll-docs",
        "jekyll-dotenv",
        "jekyll-gh-deploy",
        "jekyll-import",
        "jekyll-livereload",
        "jekyll-manager",
        "jekyll-reload",
        "jekyll-remote-theme",
        "jekyll-sass-converter",
        "jekyll-sync",
        "jekyll-watch",
        "jekyll_test_plugin",
        "kramdown",
        "kramdown-parser-gfm",
        "liquid-c",
        "minima",
        "rouge",
        "rubocop-jekyll",
        "tzinfo",
        "tzinfo-data",
        "wdm",
        "webrick",
    }
)

_STYLES = "stylesheets are not processed by PostCSS (no Tailwind, no prefixes, no nesting)"
_BUNDLES = "its bundles of scripts and stylesheets are missing, and its tags are unknown"
_IMAGES = "images are copied as they are"
_COPIES = "the compressed copies of files are missing"

# What is lost without a plugin that we don't have.
WITHOUT: Mapping[str, str] = {
    "jektex": "formulas are left to a script in the browser",
    "jekyll-asciidoc": "AsciiDoc files are copied as they are",
    "jekyll-assets": "its assets are missing, and {% asset %} is unknown",
    "jekyll-autoprefixer": "stylesheets have no vendor prefixes",
    "jekyll-autoprefixer-v2": "stylesheets have no vendor prefixes",
    "jekyll-babel": "scripts are not translated for older browsers",
    "jekyll-brotli": _COPIES,
    "jekyll-cloudinary": "{% cloudinary %} is unknown",
    "jekyll-compress-images": _IMAGES,
    "jekyll-contentful-data-import": "no data is fetched from Contentful; what is in _data counts",
    "jekyll-crosspost-to-medium": "nothing is posted to Medium",
    "jekyll-esbuild": _BUNDLES,
    "jekyll-favicon": "the icons and their links are missing",
    "jekyll-gzip": _COPIES,
    "jekyll-haml": "Haml files are copied as they are",
    "jekyll-image-optim": _IMAGES,
    "jekyll-import-bluesky": "nothing is fetched from Bluesky",
    "jekyll-inline-svg": "{% svg %} is unknown",
    "jekyll-katex": "formulas are left to a script in the browser, and {% katex %} is unknown",
    "jekyll-microtypo": "its filter is unknown",
    "jekyll-minify-html": "pages are not minified",
    "jekyll-og-image": "the preview images of posts are missing",
    "jekyll-pandoc": "Markdown is converted by kramdown",
    "jekyll-pdf": "the PDF files are missing",
    "jekyll-pdf-embed": "its tags are unknown",
    "jekyll-picture-tag": "resized images are missing, and {% picture %} is unknown",
    "jekyll-postcss": _STYLES,
    "jekyll-postcss-v2": _STYLES,
    "jekyll-pug": "Pug files are copied as they are",
    "jekyll-purgecss": "stylesheets keep what no page uses",
    "jekyll-pwa-plugin": "the service worker is missing",
    "jekyll-pwa-workbox": "the service worker is missing",
    "jekyll-resize": "its filters are unknown, and resized images are missing",
    "jekyll-sass-bootstrap": "Bootstrap's stylesheets can't be imported",
    "jekyll-slim": "Slim files are copied as they are",
    "jekyll-svg-sprite": "the sprite of icons is missing",
    "jekyll-tailwind": _STYLES,
    "jekyll-tailwind-cli": _STYLES,
    "jekyll-tailwindcss": _STYLES,
    "jekyll-textile-converter": "Textile files are copied as they are",
    "jekyll-thumbnail-img": "thumbnails are missing, and its tag is unknown",
    "jekyll-typogrify": "its filters are unknown",
    "jekyll-uglify": "scripts keep their length",
    "jekyll-vite": _BUNDLES,
    "jekyll-webmention_io": "no webmentions are fetched, and its tags are unknown",
    "jekyll-webp": "the WebP copies of images are missing",
    "jekyll-webpack": _BUNDLES,
    "jekyll-wikilinks": "[[links]] stay as they are written",
    "jekyll-wikirefs": "[[links]] stay as they are written",
    "jekyll-zopfli": _COPIES,
}

# Plugins whose names don't tell that they are of Jekyll's. Other such gems of the Gemfile's group are plain libraries,
# as faraday is: Jekyll loads them, and nothing in the site changes.
_OTHER_PLUGINS = frozenset({"jektex", "jemoji", "premonition"})

# Themes whose names tell that they are of Jekyll's, but not what.
_THEMES = frozenset({"jekyll-rtd", "jekyll-swiss", "jekyll-text", "jekyll-whiteglass", "minimal-mistakes-jekyll"})


def is_plugin(gem: str, theme: object) -> bool:
    """Whether a gem of the Gemfile is one of Jekyll's plugins, by its name; themes stand there too."""
    is_theme = gem == theme or "theme" in gem or gem in _THEMES
    return gem in _OTHER_PLUGINS or ("jekyll" in gem.lower() and not is_theme)
