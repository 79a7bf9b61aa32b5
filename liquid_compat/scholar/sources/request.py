"""What a source is asked, and the error that says why it didn't answer."""

from __future__ import annotations

from dataclasses import dataclass

from ...errors import LiquidCompatError


class SourceError(LiquidCompatError):
    """A source didn't give the statistics: message and hint say what happened and what to do."""


@dataclass(frozen=True, slots=True)
class Request:
    """One question to one source. Times are in seconds.

    `source` is a name of `sources.SOURCES`, `author` an id in that source's form, `timeout` the limit for
    everything together, `request_timeout` the one for a single answer, `retries` how often a failed request is
    repeated, `backoff` the pause before the first repetition (it doubles), `mailto` an address for OpenAlex.
    `works` asks for the list of works instead of the statistics.
    """

    source: str
    author: str
    base_url: str
    timeout: float = 120.0
    request_timeout: float = 15.0
    retries: int = 2
    backoff: float = 2.0
    mailto: str = ""
    works: bool = False
