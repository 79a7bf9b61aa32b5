"""The options that `jekyll build` has, for the subcommands that read a site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from .log_option import log_format_option, note_source

Function = TypeVar("Function", bound=Callable[..., Any])

# Jekyll's own: the words, and what click needs to know. The key is the configuration's.
_OPTIONS: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (("--config",), {"metavar": "FILE[,FILE2,...]", "help": "Configuration files, merged from left to right."}),
    (
        ("--source", "-s"),
        {
            "type": click.Path(),
            "callback": note_source,
            "metavar": "FOLDER",
            "help": "The site's source (default: this folder).",
        },
    ),
    (
        ("--destination", "-d"),
        {"type": click.Path(), "metavar": "FOLDER", "help": "Where the site is built (default: _site)."},
    ),
    (("--safe/--no-safe",), {"help": "Follow no links out of the site, whitelisted plugins only."}),
    (("plugins_dir", "--plugins", "-p"), {"metavar": "FOLDER[,FOLDER2,...]", "help": "The folders of Ruby plugins."}),
    (("layouts_dir", "--layouts"), {"metavar": "FOLDER", "help": "The folder of layouts."}),
    (("--future/--no-future",), {"help": "Publish posts with a date in the future."}),
    (("limit_posts", "--limit_posts", "--limit-posts"), {"type": click.IntRange(0), "help": "Build the latest posts."}),
    (("--baseurl", "-b"), {"metavar": "URL", "help": "The path below the host that the site lives at."}),
    (("show_drafts", "--drafts/--no-drafts", "-D"), {"help": "Build the posts in _drafts."}),
    (("--unpublished/--no-unpublished",), {"help": "Build what is marked `published: false`."}),
    (("--lsi/--no-lsi",), {"help": "Accepted; related posts are the latest ones."}),
    (("--incremental/--no-incremental", "-I"), {"help": "Accepted; unchanged files are never rewritten."}),
    (
        ("disable_disk_cache", "--disable-disk-cache/--no-disable-disk-cache"),
        {"help": "Keep nothing between builds (and render all anew)."},
    ),
    (
        (
            "--strict_front_matter/--no-strict_front_matter",
            "--strict-front-matter/--no-strict-front-matter",
        ),
        {"help": "Fail on broken front matter."},
    ),
    (("--offline",), {"is_flag": True, "help": "Fetch nothing: themes come from this machine."}),
    (
        ("--missing-tags",),
        {"type": click.Choice(["error", "warn"]), "help": "What an unknown tag does: fail, or print nothing and warn."},
    ),
    (("--quiet/--no-quiet", "-q"), {"help": "Print errors only."}),
    (("--verbose/--no-verbose", "-V"), {"help": "Print more."}),
    (
        ("--profile",),
        {
            "is_flag": False,
            "flag_value": "",
            "multiple": True,
            "metavar": "[github-pages|jekyll]",
            "help": "Build as GitHub Pages or as Jekyll does (default: what the repository tells). Without a name: "
            "print what took how long.",
        },
    ),
    (("--no-profile",), {"is_flag": True, "hidden": True, "expose_value": False}),
)


def site_options(function: Function) -> Function:
    """Give a subcommand Jekyll's options; it gets them as keywords."""
    for words, settings in reversed(_OPTIONS):
        function = click.option(*words, default=None, **settings)(function)
    return log_format_option(function)
