"""Build an existing Jekyll site without Ruby."""

__version__ = "0.1.0"
