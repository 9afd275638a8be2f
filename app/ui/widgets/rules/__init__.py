"""The rules to read, and their limits to set."""
