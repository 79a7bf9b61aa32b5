"""libsass. Its Python part imports `inspect`, for functions and importers that few stylesheets have."""

# ruff: noqa: E402 (the import statement comes after what makes it light)

from __future__ import annotations

from ..lazy import postpone

postpone("inspect")

import sass

__all__ = ["sass"]
