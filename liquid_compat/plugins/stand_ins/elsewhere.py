"""Ruby files that do what gems do which we have, or what is always there."""

from __future__ import annotations

from typing import ClassVar

from ..api import Plugin
from ..cache_bust import CacheBust
from ..third_party_libraries import ThirdPartyLibraries


class CacheBustFile(CacheBust):
    """al-folio's `cache-bust.rb`, from which the gem came."""

    name: ClassVar[str] = "cache-bust.rb"


class ThirdPartyFile(ThirdPartyLibraries):
    """al-folio's `download-3rd-party.rb`, from which the gem came."""

    name: ClassVar[str] = "download-3rd-party.rb"


class Citations(Plugin):
    """al-folio's tags that ask for numbers of citations: ours of the same names answer from the stored statistics."""

    name: ClassVar[str] = "citations.rb"
