"""Configuration: defaults, loading, merging, front matter defaults."""
