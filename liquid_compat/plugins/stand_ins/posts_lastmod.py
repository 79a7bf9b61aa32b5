"""Chirpy's `posts-lastmod-hook.rb`: when a post's file was last committed, as git prints it.

https://github.com/cotes2020/jekyll-theme-chirpy
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

from ...content.document import Document
from ...content.site import Site
from ..api import Plugin
from ..git import git_output

_KEY = "last_modified_at"


class PostsLastmod(Plugin):
    """Sets `last_modified_at` of posts with more than one commit, where neither front matter nor defaults do."""

    name: ClassVar[str] = "posts-lastmod-hook.rb"

    @property
    def looks_at(self) -> frozenset[str]:
        """Each post's commits."""
        return frozenset({"history"})

    def after_read(self, site: Site) -> None:
        """Ask git for each post; it takes its time, so for several at once."""
        posts = [post for post in site.posts.documents if _KEY not in post.data and post.data[_KEY] is None]
        if not posts or not git_output(self.config.source, "rev-parse", "HEAD"):
            return
        with ThreadPoolExecutor(4) as pool:
            for post, said in zip(posts, pool.map(self._last_two, posts), strict=True):
                if said.count("\n") > 1:
                    post.data[_KEY] = said.partition("\n")[0] + "\n"  # Ruby's backticks keep the line's end

    def _last_two(self, post: Document) -> str:
        """The dates of a post's last two commits, a line each."""
        return git_output(self.config.source, "log", "-2", "--pretty=tformat:%ad", "--date=iso", "--", post.source_path)
