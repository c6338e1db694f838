"""Copies of the site that need no server: a folder, a zip, and a book for Kiwix."""
