"""How well the search finds what people type, and what it costs."""
