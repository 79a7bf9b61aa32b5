"""URIs as the gem Addressable 2.8 reads, checks and normalizes them.

Neither `urllib` nor RFC 3986 gives the same: Addressable brings components into Unicode form KC, keeps more characters
and has its own way with dot segments. Rules from its documentation and from running it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from ..lazy import pattern
from .errors import RubyArgumentError

_UNRESERVED = "-._~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_PATH_CHARACTERS = f"{_UNRESERVED}!$&'()*+,;=:@"
ANY = f"{_UNRESERVED}:/?#[]@!$&'()*+,;="
"""What `normalize_component` leaves as it is if not told otherwise: the reserved and the unreserved characters."""
PATH_SEGMENT = _PATH_CHARACTERS
"""What may stand in one segment of a path."""
_HOST = f"{_UNRESERVED}!$&'()*+,;=[:]"
_SCHEME = "-+.ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_FRAGMENT = f"{_PATH_CHARACTERS}/?"
_QUERY = f"{_UNRESERVED}!$'()*+,=:@/?"

_DEFAULT_PORTS = {
    "http": 80, "https": 443, "ftp": 21, "tftp": 69, "sftp": 22, "ssh": 22, "svn+ssh": 22, "telnet": 23, "nntp": 119,
    "gopher": 70, "wais": 210, "ldap": 389, "prospero": 1525,
}  # fmt: skip


class InvalidUriError(RubyArgumentError):
    """A text that is no URI."""

    def __init__(self, message: str) -> None:
        """`message` is the gem's."""
        super().__init__(message, hint="check the address, and `url` and `baseurl` in the configuration")


class Uri(NamedTuple):
    """A URI's parts; None for a part that is not there, which differs from an empty one."""

    scheme: str | None = None
    user: str | None = None
    password: str | None = None
    host: str | None = None
    port: int | None = None
    path: str = ""
    query: str | None = None
    fragment: str | None = None

    def is_absolute(self) -> bool:
        """Whether there is a scheme."""
        return self.scheme is not None

    def normalized(self) -> Uri:
        """The same URI in Addressable's normal form. Raises InvalidUriError."""
        scheme = None if self.scheme is None else _normal_scheme(self.scheme)
        if scheme == "feed" and (inner := re.match(r"feed:/*(http:/*.*)", str(self))):
            return parse(inner[1]).normalized()
        blank_user = not (self.user or "").strip() and not (self.password or "").strip()
        if scheme is not None and "http" in scheme and blank_user:
            user = password = None
        else:
            user = _normal_part(self.user)
            password = _normal_part(self.password)
        normal = Uri(
            scheme,
            user,
            password,
            None if self.host is None else _normal_host(self.host),
            None if self.port is None or _DEFAULT_PORTS.get(scheme or "") == self.port else self.port,
            _normal_path(self.path, self.scheme, scheme),
            _normal_query(self.query),
            None if self.fragment is None else normalize_component(self.fragment, _FRAGMENT) or None,
        )
        return _checked(normal)

    def __str__(self) -> str:
        """The URI as text."""
        text = "" if self.scheme is None else f"{self.scheme}:"
        if self.host is not None:
            text += "//"
            if self.user is not None or self.password is not None:
                text += (self.user or "") + ("" if self.password is None else f":{self.password}") + "@"
            text += self.host + ("" if self.port is None else f":{self.port}")
        text += self.path
        if self.query is not None:
            text += f"?{self.query}"
        return text if self.fragment is None else f"{text}#{self.fragment}"


_PARTS = pattern(r"^(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$", re.MULTILINE)
_USER = pattern(r"^([^\[\]]*)@", re.MULTILINE)
_PORT = pattern(r":([^:@\[\]]*?)$", re.MULTILINE)
_SCHEME_FORM = pattern(r"[A-Za-z][A-Za-z0-9.+-]*")
_AMBIGUOUS_PATH = pattern(r"^(?!/)[^/:]*:.*$", re.MULTILINE)
_HOST_FORBIDDEN = pattern(r'[<>{}/\\?#@"\s]')
_IP_LITERAL = pattern(r"^\[(.*)\]$", re.MULTILINE)
_IP_CHARACTERS = pattern(rf"^[{re.escape(_UNRESERVED)}!$&'()*+,;=:]*$", re.MULTILINE)


def parse(text: str) -> Uri:
    """Return the parts of `text`. Raises InvalidUriError with Addressable's words."""
    match = _PARTS.search(text)
    if match is None:
        return Uri(path=text)
    scheme, authority, path, query, fragment = match.groups()
    user = password = host = port = None
    if authority is not None:
        if owner := _USER.search(authority):
            user, colon, rest = owner[1].strip().partition(":")
            password = rest if colon else None
            authority = authority[: owner.start()] + authority[owner.end() :]
        if number := _PORT.search(authority):
            port = _read_port(number[1])
            authority = authority[: number.start()] + authority[number.end() :]
        host = authority
    if scheme is not None and not _SCHEME_FORM.fullmatch(scheme):
        raise InvalidUriError(f"Invalid scheme format: '{scheme}'")
    return _checked(Uri(scheme, user, password, host, port, path, query, fragment))


def normalize_component(text: str, keep: str = ANY, leave_encoded: str = "") -> str:
    """Return `text` with all escapes undone, in form KC, and with all but the characters `keep` escaped.

    Escapes of the (ASCII) characters `leave_encoded` are left.
    """
    if text.isascii() and "%" not in text:
        return _escape(text.encode(), keep)
    left = {ord(char) for char in leave_encoded}

    def undo(match: re.Match[bytes]) -> bytes:
        byte = int(match[1], 16)
        return match[0].upper() if byte in left else bytes((byte,))

    raw = _ESCAPED.sub(undo, text.encode(errors="surrogateescape"))
    try:
        raw = unicodedata.normalize("NFKC", raw.decode()).encode()
    except UnicodeDecodeError:
        keep, left = ANY, set()
    if not left:
        return _escape(raw, keep)
    kept = re.compile(b"(%(?:" + b"|".join(b"%02X" % byte for byte in sorted(left)) + b"))", re.IGNORECASE)
    pieces = kept.split(raw)
    return "".join([piece.decode() if index % 2 else _escape(piece, keep) for index, piece in enumerate(pieces)])


_ESCAPED = re.compile(rb"%([0-9a-fA-F]{2})")


def _escape(data: bytes, keep: str) -> str:
    allowed = keep.encode()
    if not data.translate(None, allowed):
        return data.decode("latin-1")
    return "".join([chr(byte) if byte in allowed else f"%{byte:02X}" for byte in data])


def _read_port(text: str) -> int | None:
    digits = _ESCAPED.sub(lambda match: bytes((int(match[1], 16),)), text.encode()).decode(errors="replace")
    if not digits:
        return None
    if not re.search(r"^[0-9]+$", digits, re.MULTILINE):
        raise InvalidUriError(f'Invalid port number: "{digits}"')
    number = re.match(r"\s*([0-9]+)", digits)
    return (int(number[1]) if number else 0) or None


def _checked(uri: Uri) -> Uri:
    """Return `uri` if Addressable takes it for valid."""
    if uri.scheme is not None and uri.scheme.lower() in _DEFAULT_PORTS and not uri.host and not uri.path:
        raise InvalidUriError(f"Absolute URI missing hierarchical segment: '{uri}'")
    if uri.host is not None:
        if uri.path and not uri.path.startswith("/"):
            raise InvalidUriError(f"Cannot have a relative path with an authority set: '{uri}'")
        literal = _IP_LITERAL.search(uri.host)
        if _HOST_FORBIDDEN.search(uri.host) or (literal is not None and not _IP_CHARACTERS.search(literal[1])):
            raise InvalidUriError(f"Invalid character in host: '{uri.host}'")
    elif uri.path.startswith("//"):
        raise InvalidUriError(f"Cannot have a path with two leading slashes without an authority set: '{uri}'")
    if uri.scheme is None and _AMBIGUOUS_PATH.search(uri.path):
        raise InvalidUriError(f"Cannot assemble URI string with ambiguous path: '{uri.path}'")
    return uri


def _normal_scheme(scheme: str) -> str:
    scheme = scheme.strip().lower()
    return "svn+ssh" if scheme == "ssh+svn" else normalize_component(scheme, _SCHEME)


def _normal_part(part: str | None) -> str | None:
    return None if part is None else normalize_component(part.strip(), _UNRESERVED)


def _normal_host(host: str) -> str:
    host = host.strip().lower()
    if not host:
        return ""
    raw = _ESCAPED.sub(lambda match: bytes((int(match[1], 16),)), host.encode())
    try:
        labels = unicodedata.normalize("NFKC", raw.decode()).lower().split(".")
    except UnicodeDecodeError:
        return _escape(raw, ANY)
    host = ".".join(label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels)
    if len(host) > 1 and host.endswith(".") and host[-2] != ".":
        host = host[:-1]
    return normalize_component(host, _HOST)


def _normal_path(path: str, scheme: str | None, normal_scheme: str | None) -> str:
    if scheme is None and _AMBIGUOUS_PATH.search(path):
        path = path.replace(":", "%2F", 1)
    path = "/".join([normalize_component(segment, PATH_SEGMENT) for segment in path.strip(_RUBY_SPACE).split("/")])
    path = _resolve_dots(path)
    return "/" if not path and normal_scheme in ("http", "https", "ftp", "tftp") else path


_RUBY_SPACE = "\0\t\n\v\f\r "
_HERE = pattern(r"/\./|/\.$")
_PARENT = pattern(r"/([^/]*)/\.\./|/([^/]*)/\.\.$")
_LEADING_DOTS = pattern(r"^\.\.?/?")
_TOP_DOTS = pattern(r"^/\.\.?/|^(?:/\.\.?)+/?$")


def _resolve_dots(path: str) -> str:
    """Apply one of four rules at a time until none changes anything; the order shows in odd paths."""
    if "." not in path:
        return path
    while True:
        for rule in (_drop_here, _drop_parent, _drop_leading, _drop_top):
            changed = rule(path)
            if changed is not None:
                path = changed
                break
        else:
            return path


def _drop_here(path: str) -> str | None:
    changed, count = _HERE.subn("/", path)
    return changed if count else None


def _drop_parent(path: str) -> str | None:
    match = _PARENT.search(path)
    if match is None:
        return None
    parent, current = match.groups()
    pattern = rf"/{re.escape(parent or '')}/\.\./|(/{re.escape(current or '')}/\.\.$)"
    changed, count = re.subn(pattern, "/", path)
    return changed if count else None


def _drop_leading(path: str) -> str | None:
    changed, count = _LEADING_DOTS.subn("", path)
    return changed if count else None


def _drop_top(path: str) -> str | None:
    changed, count = _TOP_DOTS.subn("/", path)
    return changed if count else None


def _normal_query(query: str | None) -> str | None:
    if query is None:
        return None
    return "&".join([normalize_component(pair, _QUERY, "+") for pair in query.split("&")]) or None
