"""All words of one language, and its forms of numbers and dates."""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from app.domain.codes import Language
from app.domain.errors import TaktError, sentence
from app.resources import FOLDER

MONTHS = (
    sentence("January"), sentence("February"), sentence("March"), sentence("April"),
    sentence("May"), sentence("June"), sentence("July"), sentence("August"),
    sentence("September"), sentence("October"), sentence("November"), sentence("December"),
)  # fmt: skip
WEEKDAYS = (
    sentence("Monday"), sentence("Tuesday"), sentence("Wednesday"), sentence("Thursday"),
    sentence("Friday"), sentence("Saturday"), sentence("Sunday"),
)  # fmt: skip
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Texts:
    """Speaks one language. English is the source: its sentences are the keys of the catalogue."""

    language: Language
    catalogue: gettext.NullTranslations

    def say(self, text: str, /, **values: object) -> str:
        """The sentence in this language, its braces filled in; dates and floats in its forms."""
        return self._fill(self.catalogue.gettext(text), values)

    def count(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The sentence for one or for many, {n} being the number."""
        return self._fill(self.catalogue.ngettext(one, many, n), {"n": n, **values})

    def error(self, error: TaktError) -> str:
        """The sentence of a failure."""
        return self.say(error.sentence, **error.values)

    def number(self, value: float, decimals: int | None = None) -> str:
        """2.5 as "2,5" or "2.5"; so many decimals, or as many as it has."""
        text = f"{value:g}" if decimals is None else f"{value:.{decimals}f}"
        return text.replace(".", ",") if self.language == Language.NB else text

    def day(self, day: date) -> str:
        """As in: 23. november, 23 November."""
        return self.say("{day} {month}", day=day.day, month=self.say(MONTHS[day.month - 1]))

    def long_date(self, day: date) -> str:
        """As in: 23. november 2026, 23 November 2026."""
        return f"{self.day(day)} {day.year}"

    def weekday_date(self, day: date) -> str:
        """As in: mandag 23. november, Monday 23 November."""
        return f"{self.say(WEEKDAYS[day.weekday()])} {self.day(day)}"

    def short_date(self, day: date) -> str:
        """As in: 23.11.2026, 23/11/2026."""
        return day.strftime("%d.%m.%Y" if self.language == Language.NB else "%d/%m/%Y")

    def time(self, at: datetime | time) -> str:
        """As in: 09.30, 09:30; by the clock that the value itself goes by."""
        return at.strftime("%H.%M" if self.language == Language.NB else "%H:%M")

    def _fill(self, text: str, values: Mapping[str, object]) -> str:
        if not values:
            return text
        return text.format(**{name: self._form(value) for name, value in values.items()})

    def _form(self, value: object) -> object:
        if isinstance(value, date):
            return self.long_date(value)
        if isinstance(value, TaktError):
            return self.error(value)
        return self.number(value) if isinstance(value, float) else value


@cache
def texts(language: Language) -> Texts:
    """The words of a language. Raises FileNotFoundError where the catalogue was not compiled."""
    if language == Language.EN:
        return Texts(language, gettext.NullTranslations())
    with (FOLDER / "locale" / language / "LC_MESSAGES" / "takt.mo").open("rb") as compiled:
        return Texts(language, gettext.GNUTranslations(compiled))
