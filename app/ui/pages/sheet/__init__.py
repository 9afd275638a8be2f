"""The home programme on paper: seen, issued, printed, saved."""
