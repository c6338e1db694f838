"""The model is examined; what is wrong comes back as problems."""
