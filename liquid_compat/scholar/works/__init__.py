"""The works of an author's profile as BibTeX entries, and the file that keeps them (docs/scholar.md)."""
