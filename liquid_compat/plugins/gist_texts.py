"""The texts of gists, fetched from GitHub once and kept in the site's cache folder.

https://docs.github.com/en/get-started/writing-on-github/editing-and-sharing-content-with-gists
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

_ADDRESS = "https://gist.githubusercontent.com"
_SECONDS = 5
_MOST = 1_000_000  # bytes


class GistTexts:
    """Finds texts in `folder` and fetches those that are not there; "" for the folder keeps nothing.

    After a failure of the network no other text is asked for.
    """

    def __init__(self, folder: str, offline: bool = False, address: str = _ADDRESS) -> None:
        """`address` is where gists' texts are to be had; `offline`, nothing is."""
        self.folder = folder
        self.offline = offline
        self.address = address
        self.problem = ""
        """Why the last text asked for is missing."""

    def text(self, gist: str, file: str) -> str | None:
        """The text of `file`, or for "" of the first file, of a gist (`user/number` or `number`); None without it."""
        kept = Path(self.folder, hashlib.sha256(f"{gist}\n{file}".encode()).hexdigest()[:32]) if self.folder else None
        if kept is not None:
            with contextlib.suppress(OSError, UnicodeDecodeError):
                return kept.read_text(encoding="utf-8")
        text = self._fetch(gist, file)
        if text is not None and kept is not None:
            with contextlib.suppress(OSError):  # a cache that can't be written is none
                kept.parent.mkdir(parents=True, exist_ok=True)
                part = kept.with_name(f"{kept.name}.{os.getpid()}")
                part.write_text(text, encoding="utf-8")
                part.replace(kept)
        return text

    def _fetch(self, gist: str, file: str) -> str | None:
        if self.offline:
            self.problem = "there is no network"
            return None
        from urllib.error import HTTPError
        from urllib.parse import quote
        from urllib.request import urlopen

        url = f"{self.address}/{quote(gist, safe='/')}/raw" + (f"/{quote(file, safe='')}" if file else "")
        try:
            with urlopen(url, timeout=_SECONDS) as answer:
                return str(answer.read(_MOST).decode("utf-8", errors="replace"))
        except HTTPError as error:
            self.problem = f"GitHub answers {error.code}"
        except (OSError, ValueError) as error:
            self.offline = True
            self.problem = f"the network fails: {getattr(error, 'reason', error)}"
        return None
