"""PyYAML, whose reader in Python (libyaml has its own) compiles a pattern that takes a third of the import's time.

To everybody else `import yaml` is what it always is.
"""

# ruff: noqa: E402 (the import statement comes after what makes it light)

from __future__ import annotations

from ..lazy import import_parts

import_parts(("yaml.cyaml",), ("yaml",), light=("yaml.reader", "yaml.resolver", "yaml.constructor"))

import yaml
from yaml.constructor import ConstructorError
from yaml.reader import ReaderError

__all__ = ["ConstructorError", "ReaderError", "yaml"]
