"""Comparing two built sites: what someone looks at before they leave Ruby."""
