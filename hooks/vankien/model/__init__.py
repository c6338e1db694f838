"""What things are: values without files, formats or output."""
