"""What a filled diary is typed into: a row a day, a column an exercise or a question."""

from datetime import date
from enum import Enum, auto
from typing import NamedTuple


class Asks(Enum):
    """What a column asks for."""

    TICK = auto()
    AMOUNT = auto()
    RATING = auto()
    MINUTES = auto()


class GridColumn(NamedTuple):
    """A column: what it asks, its title, and for an amount how much was agreed."""

    asks: Asks
    title: str
    agreed: int | None = None


class GridRow(NamedTuple):
    """A day; which exercises were planned, and whether it is recorded already."""

    day: date
    title: str
    planned: tuple[bool, ...]
    recorded: bool
