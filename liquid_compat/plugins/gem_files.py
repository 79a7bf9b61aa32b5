"""What a Gemfile and a gemspec say, read as text: Ruby is never run."""

from __future__ import annotations

import re
from pathlib import Path

from ..config.kinds import Kind, kind_of, unreadable
from ..content.theme import Theme
from ..lazy import pattern

GITHUB_PAGES_DEFAULTS = ("jekyll-gist", "jekyll-paginate")
"""What the github-pages gem always switches on (https://pages.github.com/versions/)."""

_GEM = pattern(r"""^\s*gem\s*\(?\s*["']([^"']+)["'](.*)$""")
_DEPENDENCY = pattern(r"""add_(?:runtime_)?dependency\s*\(?\s*(?:%q<|["'])([\w-]+)""")
_NOT_REQUIRED = pattern(r"""\brequire(?::|["']?\s*=>)\s*(?:false|nil|\[\s*\])""")
_GROUP = pattern(r"^\s*group\s*\(?\s*(.*?)\)?\s+do\b")
_END = pattern(r"^\s*end\b")
_OPENS = pattern(r"^\s*(?:if|unless|platforms?|source|install_if)\b.*?(?:\bdo\b|$)|.*\bdo\s*(?:\|.*\|)?\s*$")


def gemfile_plugins(gemfile: Path) -> list[str]:
    """The gems of the `:jekyll_plugins` group of a Gemfile. Raises PathError for one that can't be read."""
    if kind_of(gemfile) is not Kind.FILE:
        return []
    try:
        lines = gemfile.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise unreadable(gemfile, error) from error
    found: list[str] = []
    blocks: list[bool] = []
    for line in lines:
        line = line.partition("#")[0]
        if match := _GEM.match(line):
            name, options = match.groups()
            if name == "github-pages":
                found.extend(GITHUB_PAGES_DEFAULTS)
            elif _NOT_REQUIRED.search(options):
                continue
            elif any(blocks) or re.search(r":?groups?\b.*:?jekyll_plugins", options):
                found.append(name)
        elif match := _GROUP.match(line):
            blocks.append("jekyll_plugins" in match[1])
        elif _END.match(line) and blocks:
            blocks.pop()
        elif _OPENS.match(line):
            blocks.append(False)
    return found


def gemspec_dependencies(theme: Theme) -> list[str] | None:
    """The gems that a theme's gemspec asks for, each once; None without a gemspec."""
    for gemspec in _gemspecs(theme):
        text = gemspec.read_text(encoding="utf-8", errors="replace")
        return list(dict.fromkeys(_DEPENDENCY.findall(text)))
    return None


def _gemspecs(theme: Theme) -> list[Path]:
    """Where a theme says what it needs: jekyll-remote-theme knows two names, after that of the repository."""
    if theme.is_remote:
        paths = [theme.root / f"{prefix}{theme.name}.gemspec" for prefix in ("", "jekyll-theme-")]
        return [path for path in paths if path.is_file()]
    folders = (theme.root, theme.root.parent.parent / "specifications")
    return [gemspec for folder in folders for gemspec in sorted(folder.glob(f"{theme.name}*.gemspec"))]
