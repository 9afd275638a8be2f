"""Which days and columns the diary of one issued sheet has, to be typed in."""

from datetime import date, timedelta

from app.domain.codes import Contingency
from app.domain.diary import agreed
from app.domain.record import IssuedProgramme, PatientFile
from app.sheet.diary import asks_stiffness
from app.sheet.sheet import Sheet
from app.texts import texts
from app.ui.translator import spoken
from app.ui.widgets.session.diary_days import Asks, GridColumn, GridRow
from app.usecases.enter_diary import home_days

MOST_DAYS = 42


def columns_of(file: PatientFile, issued: IssuedProgramme, sheet: Sheet) -> tuple[GridColumn, ...]:
    """A column for each exercise; for the answers too, where pain leads the dose."""
    words, by_time = spoken(), file.episode.contingency is Contingency.TIME
    done = Asks.AMOUNT if by_time else Asks.TICK
    both = zip(sheet.exercises, issued.programme.exercises, strict=True)
    boxes = [
        GridColumn(done, f"{number}. {each.title}", agreed(prescribed.dose))
        for number, (each, prescribed) in enumerate(both, 1)
    ]
    if by_time:
        return tuple(boxes)
    answers = [GridColumn(Asks.RATING, words.say("Pain same evening")),
               GridColumn(Asks.RATING, words.say("Pain next morning"))]  # fmt: skip
    if asks_stiffness(file.episode.profile):
        answers.append(GridColumn(Asks.MINUTES, words.say("Stiff, minutes")))
    return (*boxes, *answers)


def rows_of(
    file: PatientFile, issued: IssuedProgramme, sheet: Sheet, today: date
) -> tuple[GridRow, ...]:
    """Each day since the sheet was issued."""
    first, recorded = issued.programme.issued_on, home_days(file)
    count = min(MOST_DAYS, (today - first).days + 1)
    days = [first + timedelta(days=step) for step in range(count)]
    return tuple(
        GridRow(
            day=day,
            title=f"{sheet.weekdays[day.weekday()]} {texts(sheet.language).day(day)}",
            planned=tuple(
                each.dose.days[day.weekday()] and day >= each.dose.first_day
                for each in sheet.exercises
            ),
            recorded=day in recorded,
        )
        for day in days
    )
