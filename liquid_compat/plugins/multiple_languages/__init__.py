"""jekyll-multiple-languages-plugin 1.8."""
