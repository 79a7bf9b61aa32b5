"""What Ruby's core raises, told with Ruby's words.

Any other exception of Python's that comes out of this package is a fault of ours.
"""

from __future__ import annotations

from ..errors import LiquidCompatError


class RubyError(LiquidCompatError):
    """An error of Ruby's core."""


class RubyArgumentError(RubyError, ValueError):
    """Ruby's `ArgumentError` and its like: a value that can't be used."""


class RubyRangeError(RubyError, OverflowError):
    """Ruby's `RangeError`: a number beyond what a machine word holds."""


class RubyTypeError(RubyError, TypeError):
    """Ruby's `TypeError` and `NoMethodError`: a value of another kind."""
