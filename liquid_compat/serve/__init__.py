"""The development server: a site in memory that follows the edits of its source, and browsers that reload.

Nothing here is imported by a build.
"""

from .maker import Log
from .server import Server

__all__ = ["Log", "Server"]
