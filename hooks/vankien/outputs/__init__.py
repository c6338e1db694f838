"""The model becomes pages, a search index, PDFs and open data."""
