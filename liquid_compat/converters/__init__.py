"""Converters: Markdown, Sass, smart quotes."""
