"""What the tags of one page tell each other: what was cited, in which order, and what was shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...templates.api import Registers


@dataclass(slots=True)
class PageState:
    """The state of one render."""

    cited: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)

    def cite(self, key: str) -> None:
        """Remember that a key was cited."""
        if key not in self.cited:
            self.cited.append(key)

    def number(self, key: str) -> int:
        """The number of a citation; numbers are given in the order of the first citations."""
        return self.numbers.setdefault(key, len(self.numbers) + 1)


def page_state(registers: Registers) -> PageState:
    """The state of the page that is rendered."""
    state = registers.state.setdefault("jekyll-scholar", PageState())
    assert isinstance(state, PageState)
    return state
