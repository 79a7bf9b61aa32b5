"""Views of the content for templates: each object's keys, fallbacks and printing as in Jekyll's drops."""
