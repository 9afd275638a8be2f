"""What names are sorted and searched by, worked out once while the records are open."""

from functools import cache

from app.domain.names import folded, sort_key


class NameKeys:
    """Ten thousand names take 150 ms; kept, Today and Ctrl+K are there at once.

    A key depends on its name alone, so none is ever out of date; locking drops them all.
    """

    def __init__(self) -> None:
        self.sort_key = cache(sort_key)
        self.folded = cache(folded)

    def forget(self) -> None:
        """Drop them: somebody was deleted."""
        self.sort_key.cache_clear()
        self.folded.cache_clear()
