"""Plugins: the ones of Jekyll that liquid-compat has, one file each, and their interface."""
