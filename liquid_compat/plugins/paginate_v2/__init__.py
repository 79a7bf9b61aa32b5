"""jekyll-paginate-v2 3.0."""
