"""jekyll_picture_tag 2.1."""
