"""How the records are known to be the newest: what was saved last, noted beside them."""

from datetime import datetime, timedelta

from app.domain.errors import sentence
from db.anchor import Anchor
from db.head import START, Head

CLOCK_MAY_LAG = timedelta(minutes=10)

NO_ANCHOR = sentence(
    "The file that tells whether the records are the newest ones is missing, or is not theirs."
    " Look whether your latest entries are there. A new one was made."
)
_CLOCK = sentence(
    "The clock of this PC stands before the last entry. Entries keep their order all the same; set"
    " the clock right, so that they get the right day."
)
_NOT_ANCHORED = sentence(
    "What you saved is saved. But Takt could not note beside the records that they are the newest"
    " ones: make a backup, and look after the disk."
)


class Newest:
    """`head` is what was saved last; what fails in noting it is told in `warnings`, once."""

    def __init__(self, anchor: Anchor, warnings: list[str]) -> None:
        self._anchor, self._warnings = anchor, warnings
        self._warned = self._warned_of_clock = False
        self.head = self.noted = START

    def reach(self, head: Head) -> None:
        """What was saved is saved; the anchor only makes a later loss of it plain."""
        self.head = head
        if head == self.noted:
            return
        try:
            self._anchor.write(head)
        except OSError:
            if not self._warned:
                self._warnings.append(_NOT_ANCHORED)
            self._warned = True
        else:
            self.noted, self._warned = head, False

    def notice_clock(self, now: datetime) -> None:
        """Warn, once, of a clock that stands before the last entry."""
        last = self.head.local_time
        if last and now < last - CLOCK_MAY_LAG and not self._warned_of_clock:
            self._warned_of_clock = True
            self._warnings.append(_CLOCK)
