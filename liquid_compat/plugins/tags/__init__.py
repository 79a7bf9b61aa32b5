"""The Liquid tags of plugins, one file each; modules that are imported with the template engine."""
