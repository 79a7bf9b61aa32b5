"""Build an existing Jekyll site without Ruby.

`Site`, `build` and `render_string` are described in docs/api.md; the errors are in `liquid_compat.errors`.
"""

from typing import TYPE_CHECKING, Any

from .version import __version__

if TYPE_CHECKING:
    from .api import Built, Site, build, render_string

__all__ = ["Built", "Site", "__version__", "build", "render_string"]


def __getattr__(name: str) -> Any:
    """The names of the API, which is imported when one is asked for."""
    if name in __all__:
        from . import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
