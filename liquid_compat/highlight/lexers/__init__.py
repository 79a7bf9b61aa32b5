"""Lexers whose tokens are Rouge's: one file per language or family, each found through `languages.LANGUAGES`."""
