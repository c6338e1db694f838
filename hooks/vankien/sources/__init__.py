"""Files become values; every value keeps its file and line."""
