"""Looking at a site's source and at what is built from it for faults."""
