"""Jekyll's Liquid on python-liquid: environment, tags, filters."""

from .environment import Environment
from .options import LiquidOptions
from .services import IncludeFile, Registers, SiteServices
from .template import RenderResult, Template

__all__ = ["Environment", "IncludeFile", "LiquidOptions", "Registers", "RenderResult", "SiteServices", "Template"]
