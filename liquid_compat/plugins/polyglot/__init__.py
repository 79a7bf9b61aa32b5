"""jekyll-polyglot 1.13."""
