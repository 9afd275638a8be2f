"""The home programme in words: everything that the page says, before anything is drawn."""
