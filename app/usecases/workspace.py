"""Everything the use cases work with, put together once when the records are unlocked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Self

from app.advisor.advise import read_rulebook
from app.advisor.rulebook import Rulebook
from app.exercises.bank import Bank, bank
from app.resources import read_folder
from db import rule_sets
from db.database import Database

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Workspace:
    """What a page hands to a use case. `clock` gives the local time."""

    database: Database
    rulebook: Rulebook
    bank: Bank
    clock: Clock

    @classmethod
    def on(cls, database: Database, clock: Clock) -> Self:
        """The workspace with the rules and exercises that ship with this version."""
        rulebook, files = _shipped_rules()
        with database.begin() as tx:
            rule_sets.keep(tx, rulebook.rule_set, files)
        return cls(database, rulebook, bank(), clock)

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.clock().date()

    def close(self) -> None:
        """Let go of the records: nothing can be read or saved any more. Raises NotSaved."""
        self.database.close()


@cache
def _shipped_rules() -> tuple[Rulebook, dict[str, str]]:
    files = read_folder("rules")
    return read_rulebook(files), files
