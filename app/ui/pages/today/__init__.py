"""The day: whose turn it is, and what the month's own decisions looked like."""
