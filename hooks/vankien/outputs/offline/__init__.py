"""What a reader keeps on the device, to read and search without a network."""
