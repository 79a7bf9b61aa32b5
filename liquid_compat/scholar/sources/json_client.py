"""GET requests for JSON, with time-outs, few retries and answers that are checked.

Written on the standard library: two sources with a handful of GET requests don't justify a dependency for every
user of the package, and what matters here (a deadline over all requests, `Retry-After` within it, telling a captcha
page or half an answer from data) is in none of the usual libraries.
"""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Any
from urllib.parse import urlencode, urlsplit

from .request import Request, SourceError

_CHUNK = 1 << 16
_LARGEST = 1 << 26  # 64 MiB: no author's list of papers comes near
_PASSING = {408, 425, 429, 500, 502, 503, 504}


class _Failure(Exception):
    """One request that failed; `passing` if it may go well later, `wait` if the server said when (seconds)."""

    def __init__(self, message: str, hint: str, *, passing: bool = False, wait: float | None = None) -> None:
        super().__init__(message)
        self.hint = hint
        self.passing = passing
        self.wait = wait


class _SameServer(urllib.request.HTTPRedirectHandler):
    """Follows redirects within a server only: figures of another one are not what was asked for."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if (old.scheme, old.netloc) != (new.scheme, new.netloc):
            raise _Failure(
                f"sends on to another server ({new.scheme}://{new.netloc}), which is not asked",
                "look at the network (a login page may answer in its place), or correct `base_url` under `citations:`",
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class JsonClient:
    """Asks one source; every request counts against the time-out that began when the client was made."""

    def __init__(
        self,
        label: str,
        request: Request,
        headers: Mapping[str, str],
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`label` names the source in messages; `headers` are sent with each request, but not after a redirect."""
        self._label = label
        self._request = request
        self._headers = headers
        self._sleep = sleep
        self._clock = clock
        self._deadline = clock() + request.timeout
        self._opener = urllib.request.build_opener(_SameServer)

    def get(self, path: str, parameters: Mapping[str, str | int]) -> Any:
        """The JSON value at `path` below the base URL.

        Raises:
            SourceError: after the last try, at once where trying again is of no use (a refusal, a captcha, an
                unknown id), or where the server asks for more patience than the time-out leaves.

        """
        address = f"{self._request.base_url.rstrip('/')}/{path}"
        tries = self._request.retries + 1
        for attempt in range(1, tries + 1):
            try:
                return self._ask(address, parameters)
            except _Failure as failure:
                told = f"{self._label} {failure}"
                if not failure.passing:
                    raise SourceError(told, hint=failure.hint) from None
                if attempt == tries:
                    suffix = f" ({tries} tries)" if tries > 1 else ""
                    raise SourceError(told + suffix, hint=failure.hint) from None
                wait = self._request.backoff * 2 ** (attempt - 1)
                if failure.wait is not None:
                    wait = max(wait, failure.wait)
                if wait >= self._deadline - self._clock():
                    left = f", and a next try after {wait:.0f} s would pass the time-out of {self._request.timeout:g} s"
                    raise SourceError(told + left, hint=failure.hint) from None
                self._sleep(wait)
        raise AssertionError("unreachable")

    def _ask(self, address: str, parameters: Mapping[str, str | int]) -> Any:
        left = self._deadline - self._clock()
        if left <= 0:
            raise self._timed_out(self._request.timeout)
        query = urllib.request.Request(f"{address}?{urlencode(parameters)}" if parameters else address)
        query.add_header("Accept", "application/json")
        query.add_header("User-Agent", _user_agent())
        for name, value in self._headers.items():
            query.add_unredirected_header(name, value)
        limit = min(self._request.request_timeout, left)
        try:
            with self._opener.open(query, timeout=limit) as response:
                body = self._read(response)
                kind = response.headers.get_content_type()
        except urllib.error.HTTPError as error:
            with error:
                raise _refusal(error, urlsplit(address).path) from None
        except TimeoutError:
            raise self._timed_out(limit) from None
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._timed_out(limit) from None
            raise _Failure(
                f"can't be reached: {error.reason}",
                "look at the network, a proxy or a firewall; the earlier figures stay in use",
                passing=True,
            ) from None
        except (HTTPException, ConnectionError) as error:
            raise _Failure(
                f"broke off its answer ({type(error).__name__}: {error})", "try again later", passing=True
            ) from None
        return _parse(body, kind)

    def _read(self, response: HTTPResponse) -> bytes:
        """The whole body; a server that sends it drop by drop doesn't get past the deadline."""
        parts = []
        size = 0
        while part := response.read1(_CHUNK):
            parts.append(part)
            size += len(part)
            if self._clock() > self._deadline:
                raise self._timed_out(self._request.timeout)
            if size > _LARGEST:
                raise _Failure("sends more than 64 MB", "check the author id")
        announced = response.headers.get("Content-Length", "")
        if announced.isdigit() and size < int(announced):
            raise _Failure(f"broke off its answer after {size} of {announced} bytes", "try again later", passing=True)
        return b"".join(parts)

    def _timed_out(self, limit: float) -> _Failure:
        return _Failure(
            f"gave no answer within {limit:.3g} s",
            "try again later, or raise `timeout` and `request_timeout` under `citations:` in _config.yml",
            passing=True,
        )


def _parse(body: bytes, kind: str) -> Any:
    if kind == "text/html" or body.lstrip()[:1] == b"<":
        page = body[:_CHUNK].lower()
        captcha = any(word in page for word in (b"captcha", b"not a robot", b"unusual traffic"))
        raise _Failure(
            "sent a captcha page instead of data" if captcha else "sent a web page instead of data",
            "it takes this machine for a robot: try later, or from another network; another `source` may be reachable",
        )
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise _Failure("sent half an answer, or something that isn't JSON", "try again later", passing=True) from None


def _refusal(error: urllib.error.HTTPError, path: str) -> _Failure:
    """What a status other than 200 means."""
    wait = retry_after(error.headers.get("Retry-After"), datetime.now(UTC))
    if error.code == 429:
        asked = f" and asks to wait {wait:.0f} s" if wait is not None else ""
        return _Failure(
            f"answers that there were too many requests (429){asked}",
            "run it less often, or use an API key of your own (see docs/scholar.md)",
            passing=True,
            wait=wait,
        )
    if error.code in (401, 403):
        return _Failure(
            f"refuses this machine ({error.code})",
            "it may block this network, or the API key is wrong; another `source` under `citations:` may be reachable",
            passing=wait is not None,
            wait=wait,
        )
    if error.code == 404:
        return _Failure(
            f"knows no author of this id (404, {path})", "correct `author` under `citations:` in _config.yml"
        )
    return _Failure(
        f"answers with an error ({error.code})", "try again later", passing=error.code in _PASSING, wait=wait
    )


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a `Retry-After` header asks for, as a number or as a date (RFC 9110, 10.2.3)."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def _user_agent() -> str:
    from ...version import __version__

    return f"liquid-compat/{__version__} (citation statistics of one author; Python urllib)"
