"""The library as pages of the site."""
