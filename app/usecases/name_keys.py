"""Who is sorted and searched by which name, worked out once while the records are open."""

from collections.abc import Callable, Iterable
from functools import cache

from app.domain.names import folded, sort_key
from db.patients import Listed


class NameKeys:
    """Ten thousand names take 150 ms; kept, Today and Ctrl+K are there at once.

    A key depends on its name alone, so none is ever out of date; locking drops them all.
    """

    def __init__(self) -> None:
        self.sort_key = cache(sort_key)
        self.folded = cache(folded)
        self._state: tuple[int, int] | None = None
        self._in_order: tuple[Listed, ...] = ()

    def in_order(
        self, state: tuple[int, int], read: Callable[[], Iterable[Listed]]
    ) -> tuple[Listed, ...]:
        """All patients sorted by name, read again where their `state` is another one."""
        if state != self._state:
            self._state, self._in_order = state, tuple(sorted(read(), key=self._by_name))
        return self._in_order

    def forget(self) -> None:
        """Drop them: somebody was deleted, or the records are closed."""
        self.sort_key.cache_clear()
        self.folded.cache_clear()
        self._state, self._in_order = None, ()

    def _by_name(self, each: Listed) -> tuple[object, object, int]:
        key = self.sort_key
        return key(each.family_name), key(each.given_name), each.birth_year or 0
