"""The library on paper."""
