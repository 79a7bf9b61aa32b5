"""Jekyll's Liquid on python-liquid: environment, tags, filters."""

from liquid_compat.templates.environment import Environment
from liquid_compat.templates.options import LiquidOptions
from liquid_compat.templates.services import IncludeFile, Registers, SiteServices
from liquid_compat.templates.template import RenderResult, Template

__all__ = ["Environment", "IncludeFile", "LiquidOptions", "Registers", "RenderResult", "SiteServices", "Template"]
