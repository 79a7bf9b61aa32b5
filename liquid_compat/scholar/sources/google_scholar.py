"""Google Scholar, read by the `scholarly` library (https://github.com/scholarly-python-package/scholarly).

Google has no interface for this and blocks most data centres. `scholarly` answers a captcha by opening a browser and
waiting for someone to solve it (up to a week), and a refusal by pauses of one to two minutes without end. Neither
helps on a runner, so its log, which is where it tells of them, is watched, and the first of them ends the question.
Whatever is missed that way is ended by the time-out of `fetch`, from outside of this process.
"""

from __future__ import annotations

import json
import logging
import re
from typing import Any

from ..profile import Profile, from_gs_data
from .request import Request, SourceError

LABEL = "Google Scholar"
BASE_URL = "https://scholar.google.com"

_USER = re.compile(r"scholar\.google\..*[?&]user=([\w-]{12})(?![\w-])")
_BARE = re.compile(r"[\w-]{12}")
_SECTIONS = ["basics", "indices", "counts", "publications"]
_INSTALL = "pip install 'liquid-compat[scholarly]'"
_ELSEWHERE = (
    "Google blocks most cloud machines: run it on your own computer and commit the files, "
    "or set `source: openalex` under `citations:` in _config.yml"
)


class _Refused(BaseException):
    """What Google refused; no `Exception`, so that scholarly's own retries don't swallow it."""


class _Watch(logging.Handler):
    """Ends the question when scholarly's log tells of a refusal; remembers the rest for the message."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.last = ""

    def emit(self, record: logging.LogRecord) -> None:
        message = " ".join(record.getMessage().split())
        lowered = message.lower()
        if "captcha" in lowered:
            raise _Refused("sent a captcha page")
        if "access denied" in lowered:
            raise _Refused("refuses this machine (403)")
        if "no other connections possible" in lowered:
            raise _Refused("takes this machine for an attacker")
        if status := re.match(r"response code (\d+)", lowered):
            if status[1] == "429":
                raise _Refused("answers that there were too many requests (429)")
            self.last = f"status {status[1]}"
        elif "404" in lowered:
            self.last = "status 404"
        elif "timeout exception" in lowered:
            self.last = "no answer in time"
        elif lowered.startswith("exception "):
            self.last = message.partition(" while ")[0].removeprefix("Exception ")


def author_id(text: str) -> str | None:
    """The twelve characters of `user=` in the URL of a profile, or these alone."""
    text = text.strip()
    if found := _USER.search(text):
        return found[1]
    return text if _BARE.fullmatch(text) else None


def fetch(request: Request) -> Profile:
    """Ask Google Scholar for the author's statistics.

    Raises:
        SourceError: where scholarly isn't installed or Google doesn't answer.

    """
    watch = _Watch()
    log = logging.getLogger("scholarly")
    log.setLevel(logging.DEBUG)
    log.addHandler(watch)
    log.propagate = False
    scholarly = _library()
    if request.base_url != BASE_URL:
        _redirect(request.base_url)
    # `set_timeout` takes the time for one answer, which scholarly itself triples before it gives up.
    scholarly.set_timeout(request.request_timeout)
    scholarly.set_retries(request.retries + 1)
    try:
        author = scholarly.search_author_id(request.author)
        author = scholarly.fill(author, sections=list(_SECTIONS))
    except _Refused as refusal:
        raise SourceError(f"{LABEL} {refusal}", hint=_ELSEWHERE) from None
    except Exception as error:
        if watch.last == "status 404":
            raise SourceError(
                f"{LABEL} knows no author {request.author!r} (404)",
                hint="correct `author` under `citations:` in _config.yml: it is what follows `user=` in the address",
            ) from None
        reason = watch.last or f"{type(error).__name__}: {error}"
        raise SourceError(f"{LABEL} gave no usable answer ({reason})", hint=_ELSEWHERE) from error
    return _profile(request.author, author)


def _library() -> Any:
    try:
        from scholarly import scholarly
    except ModuleNotFoundError as error:
        if error.name == "scholarly":
            raise SourceError(
                "the library `scholarly`, which reads Google Scholar, isn't installed",
                hint=f"{_INSTALL}; or set `source: openalex` under `citations:` in _config.yml",
            ) from None
        raise SourceError(
            f"the library `scholarly` can't be loaded: {error}", hint=f"{_INSTALL} 'bibtexparser<2'"
        ) from error
    except Exception as error:
        raise SourceError(f"the library `scholarly` can't be loaded: {error}", hint=_INSTALL) from error
    return scholarly


def _redirect(base_url: str) -> None:
    """Have scholarly ask another server, for tests: it has no option for that."""
    from scholarly._navigator import Navigator

    navigator: Any = Navigator()
    get_page = navigator._get_page
    navigator._get_page = lambda url, premium=False: get_page(url.replace(BASE_URL, base_url.rstrip("/")), premium)


def _profile(identifier: str, author: Any) -> Profile:
    """The profile from scholarly's dictionary, whose enumerations and sets become JSON's types first."""
    if not isinstance(author, dict) or "citedby" not in author or "publications" not in author:
        raise SourceError(f"{LABEL} sent half a profile", hint="try again later")
    data = json.loads(json.dumps(author, default=str))
    for name in ("coauthors", "container_type", "filled", "source"):
        data.pop(name, None)
    publications = {}
    for publication in data["publications"]:
        for name in ("container_type", "filled", "source"):
            publication.pop(name, None)
        key = publication["author_pub_id"]
        publication["pub_url"] = f"{BASE_URL}/citations?view_op=view_citation&user={identifier}&citation_for_view={key}"
        publications[key] = publication
    data["publications"] = publications
    data.setdefault("scholar_id", identifier)
    data["url"] = f"{BASE_URL}/citations?user={identifier}"
    return from_gs_data(data)
