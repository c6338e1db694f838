"""Text becomes references, references become a graph."""
