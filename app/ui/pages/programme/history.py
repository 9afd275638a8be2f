"""What something went through, step by step: back, and forth again."""

from typing import Generic, TypeVar

S = TypeVar("S")


class History(Generic[S]):
    """Keeps every state. Equal steps that follow each other, as typing in one field, are one."""

    def __init__(self, now: S) -> None:
        self.now = now
        self._before: list[S] = []
        self._after: list[S] = []
        self._step = ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a state to go back to."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether a step back can be taken again."""
        return bool(self._after)

    def go(self, state: S, step: str = "") -> bool:
        """Take a step; whether it changed anything. One without a name is never joined."""
        if state == self.now:
            return False
        if not step or step != self._step:
            self._before.append(self.now)
        self._after.clear()
        self.now, self._step = state, step
        return True

    def undo(self) -> None:
        """One step back, if there is one."""
        if self._before:
            self._after.append(self.now)
            self.now, self._step = self._before.pop(), ""

    def redo(self) -> None:
        """One step forth again, if there is one."""
        if self._after:
            self._before.append(self.now)
            self.now, self._step = self._after.pop(), ""
