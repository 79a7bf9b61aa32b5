"""The options of a tag: `key key --option value -o value`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...errors import PluginError

# What each spelling stands for.
_SPELLINGS: Mapping[str, str] = {
    "-c": "cited",
    "--cited": "cited",
    "-C": "cited_in_order",
    "--cited_in_order": "cited_in_order",
    "--clear": "clear",
    "-A": "suppress_author",
    "--suppress_author": "suppress_author",
    "-f": "file",
    "--file": "file",
    "-q": "query",
    "--query": "query",
    "-p": "prefix",
    "--prefix": "prefix",
    "-t": "text",
    "--text": "text",
    "-s": "style",
    "--style": "style",
    "-T": "template",
    "--template": "template",
    "-g": "group_by",
    "--group_by": "group_by",
    "-O": "group_by",
    "--type_order": "group_by",
    "-G": "group_order",
    "--group_order": "group_order",
    "-l": "locator",
    "--locator": "locator",
    "-L": "label",
    "--label": "label",
    "-o": "offset",
    "--offset": "offset",
    "-m": "max",
    "--max": "max",
    "-h": "bibliography_list_tag",
    "--bibliography_list_tag": "bibliography_list_tag",
    "-r": "remove_duplicates",
    "--remove_duplicates": "remove_duplicates",
}
_FLAGS = frozenset({"cited", "cited_in_order", "clear", "suppress_author"})
_OPTIONAL = frozenset({"remove_duplicates"})
_OPTION = re.compile(
    rf"(?:^|(?<=\s))(?:{'|'.join(sorted(map(re.escape, _SPELLINGS), key=len, reverse=True))})(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class TagOptions:
    """What a tag's markup says."""

    words: str = ""
    """What stands before the first option: the keys."""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        """An option's last value; None if it isn't given."""
        found = self.values.get(name)
        return found[-1] if found else None

    def all(self, name: str) -> tuple[str, ...]:
        """The values of an option that may stand several times."""
        return self.values.get(name, ())

    def __contains__(self, name: str) -> bool:
        """Whether an option is given."""
        return name in self.values


def parse_options(markup: str) -> TagOptions:
    """Read a tag's markup; unknown options are words. Raises PluginError for an option without its value."""
    markup = markup.strip()
    found = list(_OPTION.finditer(markup))
    words = markup[: found[0].start()] if found else markup
    values: dict[str, tuple[str, ...]] = {}
    for match, following in zip(found, [*found[1:], None], strict=False):
        name = _SPELLINGS[match[0]]
        value = markup[match.end() : following.start() if following else len(markup)].strip()
        if not value and name not in _FLAGS | _OPTIONAL:
            raise PluginError(f"The option {match[0]} needs a value", hint=f"write `{match[0]} VALUE`")
        values[name] = (*values.get(name, ()), value)
    return TagOptions(words.strip(), values)
