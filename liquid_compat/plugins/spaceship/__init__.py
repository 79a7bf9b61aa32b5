"""jekyll-spaceship 0.10."""
