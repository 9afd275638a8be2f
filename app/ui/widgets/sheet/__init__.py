"""The sheet's choices, and its real pages."""
