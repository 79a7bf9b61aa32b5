"""The words of most builds, read without click, whose import takes longer than to find that nothing has changed.

What is not in these tables click reads: it says what is wrong with it, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

FLAGS: Mapping[str, tuple[str, bool]] = {
    "--quiet": ("quiet", True), "-q": ("quiet", True), "--no-quiet": ("quiet", False),
    "--verbose": ("verbose", True), "-V": ("verbose", True), "--no-verbose": ("verbose", False),
    "--drafts": ("show_drafts", True), "-D": ("show_drafts", True), "--no-drafts": ("show_drafts", False),
    "--future": ("future", True), "--no-future": ("future", False),
    "--unpublished": ("unpublished", True), "--no-unpublished": ("unpublished", False),
    "--safe": ("safe", True), "--no-safe": ("safe", False),
    "--incremental": ("incremental", True), "-I": ("incremental", True), "--no-incremental": ("incremental", False),
    "--strict": ("strict", True), "--no-strict": ("strict", False),
    "--cache": ("cache", True), "--no-cache": ("cache", False),
    "--offline": ("offline", True),
}  # fmt: skip
"""Words that stand for themselves: the parameter, and its value."""
VALUES: Mapping[str, str] = {
    "--source": "source", "-s": "source",
    "--destination": "destination", "-d": "destination",
    "--config": "config",
    "--baseurl": "baseurl", "-b": "baseurl",
    "--profile": "profile",
}  # fmt: skip
"""Words that a value follows, with the parameter."""
LISTS = ("profile",)
"""Parameters that can be given several times."""
DEFAULTS: Mapping[str, Any] = {
    **dict.fromkeys(
        (
            "config", "source", "destination", "safe", "plugins_dir", "layouts_dir", "future", "limit_posts", "baseurl",
            "show_drafts", "unpublished", "lsi", "incremental", "disable_disk_cache", "strict_front_matter", "offline",
            "missing_tags", "quiet", "verbose", "jobs", "executor", "profile_json",
        )
    ),
    **dict.fromkeys(("watch", "force_polling", "strict", "trace"), False),
    "cache": True,
    "profile": (),
}  # fmt: skip
"""The parameters of the subcommand `build`, as they are where nothing is given."""
_BUILD = ("build", "b")
_OF_CLICK = ("LIQUID_COMPAT_LOG_FORMAT", "_LIQUID_COMPAT_COMPLETE")
"""Variables that click reads."""


def plain_build(words: Sequence[str], environ: Mapping[str, str]) -> dict[str, Any] | None:
    """What click would give the subcommand `build` for the words of a command line; None where only it can tell."""
    if not words or words[0] not in _BUILD or any(name in environ for name in _OF_CLICK):
        return None
    given = dict(DEFAULTS)
    rest = iter(words[1:])
    for word in rest:
        name, equals, value = word.partition("=")
        if name in VALUES and (not equals or name.startswith("--")):
            if not equals:
                value = next(rest, "-")
                if value.startswith("-"):
                    return None
            key = VALUES[name]
            given[key] = (*given[key], value) if key in LISTS else value
        elif word in FLAGS:
            key, given[key] = FLAGS[word]
        else:
            return None
    return given
