"""What a site is made of: pages, documents, collections, static files, data, layouts."""
