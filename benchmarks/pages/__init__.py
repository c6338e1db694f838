"""What pages weigh and how soon they are read, beside others."""
