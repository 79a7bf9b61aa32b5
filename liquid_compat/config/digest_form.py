"""What digests look like: known without anything of a site."""

from __future__ import annotations

SIZE = 16
"""The bytes of a digest."""
PLAIN = 2
"""The version of `marshal` that writes equal plain values alike, whether they are one object or several."""
UNKNOWN = b""
"""The digest of what can't be told: it is never the same."""
