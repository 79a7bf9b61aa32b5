"""Bibliographies: BibTeX in, entries with names and decoded LaTeX, CSL out. Nothing of Jekyll lives here."""
