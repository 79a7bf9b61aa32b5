"""Writing a tree as HTML."""
