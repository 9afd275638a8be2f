"""Everything the use cases work with, put together once when the records are unlocked."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cache
from typing import Self

from app.advisor.advise import read_rulebook
from app.advisor.rulebook import Rulebook, RulebookRefused
from app.domain.limit_change import LimitChange, Numbers, numbers_in_force
from app.exercises.bank import Bank, bank
from app.resources import read_folder
from app.usecases.name_keys import NameKeys
from db import own_exercises, rule_sets
from db.database import Database

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Workspace:
    """What a page hands to a use case. `clock` gives the local time.

    `rulebook` is the one that ships; `rulebook_with` has what a clinic set otherwise.
    """

    database: Database
    rulebook: Rulebook
    bank: Bank
    clock: Clock
    invented: bool = False  # the demonstration clinic
    names: NameKeys = field(default_factory=NameKeys, compare=False, repr=False)

    @classmethod
    def on(cls, database: Database, clock: Clock, *, invented: bool = False) -> Self:
        """The workspace with the rules and exercises that ship, and the clinic's own."""
        rulebook, files = _shipped_rules()
        database.clock = clock
        with database.begin() as tx:
            rule_sets.keep(tx, rulebook.rule_set, files)
            own = own_exercises.everyone(tx)
        return cls(database, rulebook, bank().with_own(own), clock, invented)

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.clock().date()

    @property
    def is_open(self) -> bool:
        """Whether the records can be read and saved."""
        return self.database.is_open

    @property
    def head(self) -> str:
        """Eight characters that stand for all that is saved: printed, they are a witness."""
        return self.database.head.mark

    def tend(self) -> None:
        """What is to be done about the records beside the work, once a second."""
        self.database.notice_clock()
        self.database.tend()

    def wait_with(self, wait: Callable[[Callable[[], object]], object]) -> None:
        """How to wait until large records were looked through, before the first save counts.

        `wait` gets a function that returns when they were; any thread may call it.
        """
        self.database.wait_for = lambda check: wait(check.wait)

    def warnings(self) -> tuple[str, ...]:
        """Sentences that the user must see, each once; the work itself went on."""
        said = tuple(self.database.warnings)
        self.database.warnings.clear()
        return said

    def on_day(self, day: date) -> Self:
        """The same at noon of another day, for what is recorded afterwards."""
        noon = datetime.combine(day, time(12), self.clock().tzinfo)
        return replace(self, clock=lambda: noon)

    def rulebook_with(self, changes: tuple[LimitChange, ...]) -> Rulebook:
        """The rules that judge today, with what these changes set."""
        return self.rulebook.adjusted(self.numbers_set(changes))

    def numbers_set(self, changes: tuple[LimitChange, ...]) -> Numbers:
        """What these changes set today; a number that newer rules do not take is left out."""
        numbers = self.taken(numbers_in_force(changes, self.today))
        try:
            self.rulebook.adjusted(numbers)
        except RulebookRefused:  # out of order with what newer rules ship
            return {}
        return numbers

    def taken(self, numbers: Numbers) -> Numbers:
        """Those of the numbers that these rules take."""
        taken: Numbers = {}
        for rule, limits in numbers.items():
            for name, value in limits.items():
                with suppress(RulebookRefused):
                    self.rulebook.check(rule, name, value)
                    taken.setdefault(rule, {})[name] = value
        return taken

    def close(self) -> None:
        """Let go of the records: nothing can be read or saved any more. Raises NotSaved."""
        from app.pdf.typeface import forget_widths  # noqa: PLC0415 (unlocking must not wait)

        self.names.forget()
        forget_widths()
        self.database.close()


@cache
def _shipped_rules() -> tuple[Rulebook, dict[str, str]]:
    files = read_folder("rules")
    return read_rulebook(files), files
