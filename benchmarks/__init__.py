"""Measurements that are no tests: they take long and their figures are read, not judged, by a machine."""
