"""What the engine does in one version of Jekyll and not in another, as options."""

from __future__ import annotations

from typing import Literal, NamedTuple


class EngineOptions(NamedTuple):
    """One option for each behaviour that differs between Jekyll versions; the defaults are Jekyll 4.4's.

    A profile sets them (`config.profiles`), and each is read in one place.
    """

    jekyll_version: str = "4.4.1"
    """What `jekyll.version` and generator tags tell."""

    # Content
    undated_documents_have_build_time: bool = True
    """Whether a document without a date has that of the build (else nil, until its permalink asks for one)."""
    documents_have_names: bool = True
    """Whether a document has a `name`."""
    page_excerpts: bool = True
    """Whether `page_excerpts: true` gives pages an excerpt."""
    excerpt_definitions: Literal["used", "all"] = "used"
    """Which link definitions of the rest an excerpt takes along; with "all" two line ends always part them from it."""
    collection_files: Literal["listed", "apart"] = "listed"
    """Whether the static files of collections are among the site's, or apart and then always written."""
    collection_file_names: bool = True
    """Whether `:name` and `:title` in a collection's permalink stand for something in the URL of its static files."""
    collections_sorted: bool = True
    """Whether `order` and `sort_by` of a collection count."""
    placeholders: Literal["all", "old"] = "all"
    """Which placeholders permalinks know: "old" lacks those that came with Jekyll 4."""
    weekdate_style: bool = True
    """Whether `permalink: weekdate` is a style."""
    dots_stripped: bool = True
    """Whether the dots at the end of a file's base name are left out of its URL."""
    posts_in_dated_folders: bool = False
    """Whether `_posts/2020-01-31-name/index.md` is a post."""
    slug_letters: Literal["letters and marks", "alnum"] = "letters and marks"
    """What `slugify` keeps beside digits: letters and marks, or what Ruby's `[:alnum:]` matches."""
    defaults_match: Literal["prefix", "components"] = "prefix"
    """Whether the path of a scope matches the beginning of a path, or whole components of it."""
    csv_options: bool = True
    """Whether `csv_reader` and `tsv_reader` count."""
    includes_read_late: bool = True
    """Whether files that `include` names are read where the walk over the folders passes them over."""
    render_with_liquid: bool = True
    """Whether `render_with_liquid: false` counts."""
    theme_values: bool = True
    """Whether a theme's `_config.yml` and `_data` count, and templates have the `theme` drop."""

    # Templates
    links_with_baseurl: bool = True
    """Whether `link` and `post_url` put the baseurl in front."""
    liquid_in_links: bool = True
    """Whether the path of a `link` tag may have Liquid in it."""
    filters: Literal["4", "3"] = "4"
    """Whose filters templates have: Jekyll 4's, or Jekyll 3's in place of those that differ."""
    marked_lines: bool = True
    """Whether the `highlight` tag's `mark_lines` counts."""

    # Conversion
    sass: Literal["sassc", "ruby"] = "sassc"
    """Whose way of printing style sheets is followed."""
    markdown_processors: tuple[str, ...] | None = None
    """The names that `markdown:` may have, kramdown standing in for all others; None for all that there are."""

    # Plugins
    is_published: bool = False
    """Whether jekyll-github-metadata takes the site for one that GitHub Pages publishes."""
    relative_links: Literal["0.7", "0.6"] = "0.7"
    """Which version of jekyll-relative-links."""
