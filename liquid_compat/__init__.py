"""Build an existing Jekyll site without Ruby."""

from .version import __version__

__all__ = ["__version__", "build"]


def build(**options: object) -> None:
    """Build a site; the options are Jekyll's configuration keys, such as `source` and `destination`.

    Raises `liquid_compat.errors.LiquidCompatError`.
    """
    from .errors import Warnings
    from .pipeline.build import build as run

    run(options, Warnings())
