"""A stand-in for the library `scholarly`: same calls, same log, same endless patience, over real HTTP.

It asks the server of `FAKE_SCHOLAR_URL`, which answers with the author as JSON, and reacts to a captcha, a refusal
and a broken answer as scholarly 1.7 does: it logs, waits for a human or a minute, and tries again.
"""

from __future__ import annotations

import json
import logging
import os
import time
import urllib.error
import urllib.request
from typing import Any

_log = logging.getLogger("scholarly")


class MaxTriesExceededException(Exception):
    """What scholarly raises in the end."""


class _Scholarly:
    def __init__(self) -> None:
        self._timeout = 5.0
        self._retries = 5

    def set_timeout(self, timeout: float) -> None:
        self._timeout = timeout

    def set_retries(self, retries: int) -> None:
        self._retries = retries

    def search_author_id(self, identifier: str) -> dict[str, Any]:
        author = self._page(identifier)
        return {"container_type": "Author", "scholar_id": identifier, "name": author["name"], "filled": ["basics"]}

    def fill(self, author: dict[str, Any], sections: list[str]) -> dict[str, Any]:
        assert sections == ["basics", "indices", "counts", "publications"]
        return {**author, **self._page(author["scholar_id"]), "filled": sections}

    def _page(self, identifier: str) -> dict[str, Any]:
        address = f"{os.environ['FAKE_SCHOLAR_URL']}/citations?user={identifier}"
        tries = 0
        while tries < self._retries:
            try:
                with urllib.request.urlopen(address, timeout=self._timeout) as response:
                    text = response.read().decode()
                if "captcha-form" in text:
                    _log.info("Got a captcha request.")
                    time.sleep(7 * 24 * 60 * 60)  # until a human has solved it
                else:
                    return dict(json.loads(text))
            except urllib.error.HTTPError as error:
                if error.code == 404:
                    _log.debug("Got a 404 error. Attempting with same proxy")
                elif error.code == 403:
                    _log.info("Got an access denied error (403).")
                    time.sleep(90)
                else:
                    _log.info("Response code %d.\n    Retrying...", error.code)
            except TimeoutError as error:
                _log.info("Timeout Exception %s while fetching page: %s", type(error).__name__, error.args)
            except Exception as error:
                _log.info("Exception %s while fetching page: %s", type(error).__name__, error.args)
            tries += 1
        raise MaxTriesExceededException("Cannot Fetch from Google Scholar.")


scholarly = _Scholarly()
