"""Build an existing Jekyll site without Ruby."""

# The package is imported before its name is taken by the function, so that importing its modules later leaves it.
from . import build as _rooms

__version__ = "0.1.0"

del _rooms


def build(**options: object) -> None:
    """Build a site; the options are Jekyll's configuration keys, such as `source` and `destination`.

    Raises `liquid_compat.errors.LiquidCompatError`.
    """
    from .build.pipeline import build as run
    from .errors import Warnings

    run(options, Warnings())
