"""A work as e-book, as Word document and as plain text."""
