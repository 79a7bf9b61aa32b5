"""jekyll-tidy 0.2."""
