"""The Ruby files that plugins of ours stand in for, in one table."""

from __future__ import annotations

from . import StandIn

STAND_INS = (
    StandIn(
        "posts_lastmod",
        "PostsLastmod",
        frozenset({"hook :posts :post_init"}),
        frozenset({"ff3ae8a7be4362a8"}),
        (r"rev-list --count HEAD", r"log -1 --pretty=.%ad. --date=iso", r"data\[['\"]last_modified_at['\"]\]"),
    ),
)
