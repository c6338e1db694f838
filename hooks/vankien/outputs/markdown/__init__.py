"""Markdown as this library writes it: provisions, citations, terms, sources."""
