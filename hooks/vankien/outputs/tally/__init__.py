"""What a study session achieved, from its sheets: measures, charts, a page and a print."""
