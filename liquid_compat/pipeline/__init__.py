"""The pipeline: read, generate, render, write."""
