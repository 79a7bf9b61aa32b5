"""jekyll-minifier: the plugin, and a compressor for each kind of file."""
