"""The options of an environment: Jekyll's `liquid:` settings and the limits of a render."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ..config.engine import EngineOptions

ErrorMode = Literal["lax", "warn", "strict"]


class LiquidOptions(NamedTuple):
    """How templates are parsed and rendered."""

    error_mode: ErrorMode = "warn"
    """What a slip that only the lax parser forgives does: nothing, a warning, an error."""
    strict_filters: bool = False
    """Whether an unknown filter is an error (else it passes its input on)."""
    strict_variables: bool = False
    """Whether an undefined variable is an error (else it is nil)."""
    engine: EngineOptions = EngineOptions()
    """What differs between versions of Jekyll."""
    blank: Literal["plain", "active_support"] = "plain"
    """What equals `blank`: nothing, or all that Ruby on Rails' library calls blank, where a plugin has loaded that."""
    output_limit: int = 100_000_000
    """Characters that one render may write, and that one variable may hold."""
    step_limit: int = 50_000_000
    """Loop rounds of one render; an included file counts as a hundred."""
    missing_tags: Literal["error", "warn"] = "error"
    """What a tag that nobody knows does: fail, or print nothing and warn."""
