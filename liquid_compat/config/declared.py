"""The one declaration of the configuration's keys: type, default, meaning.

What Jekyll has a default for comes first, in the order in which templates see it
(https://jekyllrb.com/docs/configuration/default/); then what Jekyll, its plugins and liquid-compat read besides. The
sections `kramdown` and `scholar` are declared where they are read. A site may have any other key: it is there for its
templates.
"""

from __future__ import annotations

from typing import Any, NamedTuple

UNSET = object()
"""The default of a key that has none."""


class Option(NamedTuple):
    """One key; that of a section is `section.key`.

    `type` is one or more of text, path, flag, number, date, list, mapping, any, with `|` between them; null is always
    allowed. `choices` are the only values, where there are but a few. A `*` stands for names that the site chooses.
    """

    key: str
    type: str
    meaning: str
    default: Any = UNSET
    choices: tuple[str, ...] = ()


WITH_DEFAULTS = (
    # Where things are
    Option("source", "path", "The folder that the site is read from", "."),
    Option("destination", "path", "The folder that the site is built into", "./_site"),
    Option("collections_dir", "path", "The folder that holds the folders of collections", ""),
    Option("cache_dir", "path", "The folder for what is kept between builds", ".jekyll-cache"),
    Option("plugins_dir", "path|list", "Folders of plugins", "_plugins"),
    Option("layouts_dir", "path", "The folder of layouts", "_layouts"),
    Option("data_dir", "path", "The folder of data files", "_data"),
    Option("includes_dir", "path", "The folder of includes", "_includes"),
    Option("collections", "mapping|list", "The collections, with their settings", {}),
    # Reading
    Option("safe", "flag", "Follow no links out of the site, allow only the plugins of `whitelist`", False),
    Option("include", "list|text", "Files and folders that are read in spite of a leading . or _", [".htaccess"]),
    Option("exclude", "list|text", "Files and folders that are left out", []),
    Option("keep_files", "list|text", "What stays in the destination though no build made it", [".git", ".svn"]),
    Option("encoding", "text", "The encoding of the source's files", "utf-8"),
    Option("markdown_ext", "text", "The extensions of Markdown files, with commas", "markdown,mkdown,mkdn,mkd,md"),
    Option("strict_front_matter", "flag", "Fail on front matter that can't be read", False),
    # Filtering
    Option("show_drafts", "flag", "Build the posts in `_drafts`", None),
    Option("limit_posts", "number", "Build so many of the latest posts only; 0 for all", 0),
    Option("future", "flag", "Build posts with a date in the future", False),
    Option("unpublished", "flag", "Build what has `published: false`", False),
    # Plugins
    Option("whitelist", "list|text", "The plugins that are allowed in safe mode", []),
    Option("plugins", "list", "The plugins that are switched on", []),
    # Conversion
    Option("markdown", "text", "Processor: kramdown, CommonMark, CommonMarkGhPages, GFM, PythonMarkdown", "kramdown"),
    Option("highlighter", "text", "The highlighter", "rouge"),
    Option("lsi", "flag", "Accepted: related posts are the latest ones", False),
    Option("excerpt_separator", "text", "What ends an excerpt", "\n\n"),
    Option("incremental", "flag", "Accepted: see `build --cache`", False),
    # Serving
    Option("detach", "flag", "Serve in the background", False),
    Option("port", "number|text", "The server's port", "4000"),
    Option("host", "text", "The address that the server listens on", "127.0.0.1"),
    Option("baseurl", "text", "The path below the host that the site lives at, such as /project", None),
    Option("show_dir_listing", "flag", "Show the files of a folder without an index", False),
    # Output
    Option("permalink", "text", "Posts' URLs: date, pretty, ordinal, weekdate, none, or a template", "date"),
    Option("paginate_path", "text", "The URLs of the pages of jekyll-paginate", "/page:num"),
    Option("timezone", "text", "The site's time zone, such as Europe/Berlin", None),
    Option("quiet", "flag", "Print errors only", False),
    Option("verbose", "flag", "Print more", False),
    Option("defaults", "list", "Front matter defaults: a list of `scope` and `values`", []),
    Option(
        "liquid",
        "mapping",
        "How templates are read",
        {"error_mode": "warn", "strict_filters": False, "strict_variables": False},
    ),
    Option(
        "kramdown",
        "mapping",
        "Options of kramdown",
        {
            "auto_ids": True,
            "toc_levels": [1, 2, 3, 4, 5, 6],
            "entity_output": "as_char",
            "smart_quotes": "lsquo,rsquo,ldquo,rdquo",
            "input": "GFM",
            "hard_wrap": False,
            "guess_lang": True,
            "footnote_nr": 1,
            "show_warnings": False,
        },
    ),
)  # fmt: skip

OTHERS = (
    # The site
    Option("title", "any", "The site's title"),
    Option("name", "any", "The site's name, where it has no title"),
    Option("tagline", "any", "A line below the title (jekyll-seo-tag)"),
    Option("description", "any", "What the site is about"),
    Option("url", "text", "The scheme and host that the site is published at, such as https://example.org"),
    Option("author", "any", "The author, or what is known of them"),
    Option("lang", "text", "The site's language, such as en"),
    Option("locale", "text", "The site's language, for themes"),
    Option("logo", "any", "The site's picture (jekyll-seo-tag)"),
    Option("time", "date|text", "The time of the build, if not now"),
    Option("repository", "text", "The repository on GitHub: owner/name"),
    Option("theme", "text", "The gem, package or folder of the theme; null for none"),
    Option("remote_theme", "text", "A theme in a repository: owner/name[@ref], or the address of an archive"),
    Option("ignore_theme_config", "flag", "Leave the theme's own _config.yml aside"),
    Option("missing_tags", "text", "What an unknown tag does: fail, or be left out", choices=("error", "warn")),
    Option("page_excerpts", "flag", "Give pages an excerpt"),
    Option("disable_disk_cache", "flag", "Make no cache folder"),
    Option("open_url", "flag", "Open the browser when serving"),
    Option("livereload", "flag", "Reload the browser when something changes"),
    Option("ssl_cert", "path", "The server's certificate"),
    Option("ssl_key", "path", "The server's private key"),
    Option("livereload_port", "number", "Tell browsers at a port of its own"),
    Option("livereload_ignore", "list|text", "Files of the built site that reload nothing"),
    Option("livereload_min_delay", "number", "Reload after so many seconds without a change"),
    Option("livereload_max_delay", "number", "Reload after so many seconds in any case"),
    Option("force_polling", "flag", "Look for changes by polling"),
    Option("skip_initial_build", "flag", "Serve what is there until something changes"),
    Option("watch", "flag", "Build again when something changes"),
    Option("serving", "flag", "Set by `serve`: whether the site is served"),
    Option("offline", "flag", "Fetch nothing"),
    Option("missing_tags", "text", "What unknown tags do", choices=("error", "warn")),
    Option("themes_dir", "path", "The folder of themes, of Jekyll of old"),
    # Sections of Jekyll's
    Option("liquid.error_mode", "text", "What is done about faults in templates", choices=("warn", "strict", "lax")),
    Option("liquid.strict_filters", "flag", "Fail on unknown filters"),
    Option("liquid.strict_variables", "flag", "Fail on unknown variables"),
    Option("collections.*.output", "flag", "Write a page for each document"),
    Option("collections.*.permalink", "text", "The URLs of the documents"),
    Option("collections.*.sort_by", "text", "The key of the front matter that orders the documents"),
    Option("collections.*.order", "list", "The documents' paths in their order"),
    Option("sass", "mapping", "How style sheets are converted"),
    Option("sass.sass_dir", "path", "The folder of partials; _sass if not given"),
    Option("sass.load_paths", "path|list", "More folders of partials"),
    Option("sass.style", "text", "How CSS is printed: nested, expanded, compact, compressed"),
    Option("sass.sourcemap", "text", "Which builds get source maps", choices=("always", "never", "development")),
    Option("sass.line_comments", "flag", "Tell the source of rules in comments"),
    Option("sass.implementation", "text", "Which Sass: sassc or sass-embedded", choices=("sassc", "sass-embedded")),
    Option("sass.add_charset", "flag", "Begin style sheets that are not ASCII with @charset"),
    Option("sass.quiet_deps", "flag", "Accepted: for Dart Sass"),
    Option("sass.verbose", "flag", "Accepted: for Dart Sass"),
    Option("sass.silence_deprecations", "list", "Accepted: for Dart Sass"),
    Option("commonmark", "mapping", "How CommonMark is read"),
    Option("commonmark.options", "list|text", "Options of CommonMark, such as SMART"),
    Option("commonmark.extensions", "list|text", "Extensions of CommonMark, such as table"),
    Option("python_markdown", "mapping", "How Python-Markdown is set up"),
    Option("python_markdown.extensions", "list", "Python-Markdown's extensions"),
    Option("csv_reader", "mapping", "How CSV data files are read"),
    Option("tsv_reader", "mapping", "How TSV data files are read"),
    *(
        Option(f"{section}.{key}", kind, meaning)
        for section in ("csv_reader", "tsv_reader")
        for key, kind, meaning in (
            ("csv_converters", "list", "Converters of the values, such as numeric"),
            ("headers", "flag|list", "Whether the first line has the names of the columns"),
            ("encoding", "text", "The encoding of the files"),
        )
    ),
    # Sections of ours
    Option("liquid_compat", "mapping", "What only liquid-compat reads"),
    Option("liquid_compat.profile", "text", "Whose build the site gets", choices=("github-pages", "jekyll")),
    Option("citations", "mapping", "What `liquid-compat scholar` fetches (docs/scholar.md)"),
    Option("citations.source", "text|list", "The sources that are asked: google_scholar, openalex, semantic_scholar"),
    Option("citations.author", "any", "The id or the address of the author's profile"),
    Option("citations.timeout", "number", "Seconds until a source is given up"),
    Option("citations.request_timeout", "number", "Seconds until a request is given up"),
    Option("citations.retries", "number", "How often a request is repeated"),
    Option("citations.backoff", "number", "Seconds before the first repetition"),
    Option("citations.mailto", "text", "An address that sources can write to"),
    Option("citations.base_url", "any", "Another address of a source"),
    Option("citations.data_file", "path|flag", "Where all that is known is stored"),
    Option("citations.citations_file", "path|flag", "Where the figures of papers are stored"),
    Option("citations.stats_folder", "path|flag", "Where the figures for badges are stored"),
    Option("citations.bib_file", "path", "The BibTeX file that `scholar --bib` writes"),
    Option("citations.aliases", "mapping", "The ids of pages, and the titles of the papers that they stand for"),
    # Plugins
    Option("relative_permalinks", "flag", "Gone since Jekyll 3"),
    Option("gems", "list", "The former name of `plugins`"),
    Option("scholar", "mapping", "jekyll-scholar (docs/bibliography.md)"),
    Option("paginate", "number", "Posts on a page (jekyll-paginate)"),
    Option("pagination", "mapping", "jekyll-paginate-v2"),
    Option("autopages", "mapping", "The pages that jekyll-paginate-v2 makes by itself"),
    Option("feed", "mapping", "jekyll-feed"),
    Option("feed.path", "text", "The feed's place"),
    Option("feed.icon", "text", "The feed's icon"),
    Option("feed.logo", "text", "The feed's picture"),
    Option("feed.categories", "list", "Categories that have a feed"),
    Option("feed.collections", "list|mapping", "Collections that have a feed"),
    Option("feed.tags", "flag|mapping", "Whether tags have feeds, and which"),
    Option("feed.excerpt_only", "flag", "Leave out the posts' content"),
    Option("feed.posts_limit", "number", "Posts in the feed"),
    Option("feed.disable_in_development", "flag", "Make no feed in development"),
    Option("jekyll-archives", "mapping", "Pages for years, months, days, tags and categories"),
    Option("jekyll-archives.enabled", "list|text", "The kinds of archives: year, month, day, tags, categories or all"),
    Option("jekyll-archives.layout", "text", "The layout of archives"),
    Option("jekyll-archives.layouts", "mapping", "The layouts of the kinds of archives"),
    Option("jekyll-archives.permalinks", "mapping", "The URLs of the kinds of archives"),
    Option("jekyll-archives.slug_mode", "text", "How names become URLs"),
    Option("gist", "mapping", "jekyll-gist"),
    Option("gist.noscript", "flag", "Show gists without JavaScript"),
    Option("github", "any", "What templates see as `site.github`"),
    Option("redirect_from", "mapping", "jekyll-redirect-from"),
    Option("redirect_from.json", "flag", "Write redirects.json"),
    Option("emoji", "mapping", "jemoji"),
    Option("emoji.src", "text", "Where the pictures of emoji are"),
    Option("jekyll-mentions", "any", "The address that mentions lead to (jekyll-mentions)"),
    Option("toc", "mapping", "jekyll-toc"),
    Option("last-modified-at", "mapping", "jekyll-last-modified-at"),
    Option("last-modified-at.date-format", "text", "How the date is written"),
    Option("last-modified-at.set_last_modified_date", "flag", "Give pages their `last_modified_at`"),
    Option("last-modified-at.use_git_cache", "flag", "Accepted: git is asked once in any case"),
    Option("require_front_matter", "flag", "Leave out Markdown files without front matter"),
    *(
        option
        for section, extra in (
            ("optional_front_matter", ("remove_originals",)),
            ("readme_index", ("remove_originals", "with_frontmatter")),
            ("relative_links", ("collections",)),
            ("titles_from_headings", ("strip_title", "collections")),
        )
        for option in (
            Option(section, "mapping", f"jekyll-{section.replace('_', '-')}"),
            *(Option(f"{section}.{key}", "flag", "See the plugin's documentation") for key in ("enabled", *extra)),
        )
    ),
    Option("relative_links.exclude", "list", "Files whose links stay"),
    Option("jekyll_compose", "mapping", "What `post`, `draft` and `page` do"),
    Option("jekyll_compose.auto_open", "flag", "Open new files in the editor"),
    Option("jekyll_compose.default_front_matter", "mapping", "Front matter of new files, by collection"),
    Option("twitter", "any", "jekyll-seo-tag: the account's `username` and the `card`"),
    Option("facebook", "any", "jekyll-seo-tag: `app_id`, `publisher`, `admins`"),
    Option("social", "any", "jekyll-seo-tag: `name` and `links` of the profiles"),
    Option("webmaster_verifications", "mapping", "jekyll-seo-tag: codes of search engines"),
    *(
        Option(name, "any", f"See the documentation of {gem}")
        for name, gem in (
            ("external_links", "jekyll-target-blank"),
            ("target-blank", "jekyll-target-blank"),
            ("imagemagick", "jekyll-imagemagick"),
            ("jekyll-figure", "jekyll-figure"),
            ("jekyll-minifier", "jekyll-minifier"),
            ("jekyll-spaceship", "jekyll-spaceship"),
            ("jekyll_get_json", "jekyll-get-json"),
            ("jekyll_tidy", "jekyll-tidy"),
            ("jekyll_timeago", "jekyll-timeago"),
            ("mermaid", "jekyll-mermaid"),
            ("picture", "jekyll_picture_tag"),
            ("responsive_image", "jekyll-responsive-image"),
            ("terser", "jekyll-terser"),
            ("third_party_libraries", "jekyll-3rd-party-libraries"),
            ("tag_page_dir", "jekyll-tagging"),
            ("tag_page_layout", "jekyll-tagging"),
            ("tag_permalink_style", "jekyll-tagging"),
            ("ignored_tags", "jekyll-tagging"),
            ("languages", "jekyll-polyglot or jekyll-multiple-languages-plugin"),
            ("default_lang", "jekyll-polyglot"),
            ("exclude_from_localization", "jekyll-polyglot"),
            ("lang_from_path", "jekyll-polyglot"),
            ("parallel_localization", "jekyll-polyglot"),
            ("default_locale_in_subfolder", "jekyll-multiple-languages-plugin"),
            ("exclude_from_localizations", "jekyll-multiple-languages-plugin"),
        )
    ),
    Option("google_site_verification", "text", "jekyll-seo-tag: Google's code"),
)  # fmt: skip
