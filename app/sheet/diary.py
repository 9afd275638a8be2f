"""The tick diary: weeks from the day of issue, boxes where something is planned."""

from datetime import date, timedelta

from app.domain.codes import Profile
from app.sheet.doses import WEEK
from app.sheet.material import Material
from app.sheet.sheet import Diary, DiaryDay, DiaryWeek, SheetExercise
from app.texts import MONTHS, Texts

UNKNOWN, MOST = 2, 6  # weeks: where no next visit is known, and at most until it


def diary(
    material: Material, exercises: tuple[SheetExercise, ...], weekdays: tuple[str, ...]
) -> Diary:
    """Rows of days, from the day of issue until the next visit."""
    words = material.words
    start = material.programme.issued_on
    return Diary(
        title=words.say("My diary"),
        note=_note(material),
        heads=() if material.by_time else _heads(material),
        rest=words.say("rest day"),
        asked=() if material.by_time else _asked(material),
        won=words.say("Something I managed:") if material.by_time else "",
        weeks=tuple(
            _week(words, start + timedelta(days=WEEK * number), number, exercises, weekdays)
            for number in range(_weeks(material))
        ),
    )


def asks_stiffness(profile: Profile) -> bool:
    """Whether the diary has a column for the minutes of morning stiffness."""
    return profile is Profile.TENDINOPATHY


def _weeks(material: Material) -> int:
    programme = material.programme
    if programme.valid_until is None:
        return UNKNOWN
    days = (programme.valid_until - programme.issued_on).days
    return max(1, min(MOST, -(-days // WEEK)))


def _note(material: Material) -> str:
    if material.by_time:
        return material.words.say("Write how many you did in all.")
    return material.words.say(
        "Tick each exercise you have done. Write how much it hurts, 0 to 10."
    )


def _heads(material: Material) -> tuple[tuple[str, str], ...]:
    words = material.words
    heads = (words.say("same"), words.say("evening")), (words.say("next"), words.say("morning"))
    if not asks_stiffness(material.case.profile):
        return heads
    return (*heads, (words.say("stiff"), words.say("minutes")))


def _asked(material: Material) -> tuple[str, ...]:
    words = material.words
    pain = (
        words.say("How sore the same evening? 0–10"), words.say("How sore next morning? 0–10")
    )  # fmt: skip
    if not asks_stiffness(material.case.profile):
        return pain
    return (*pain, words.say("How many minutes stiff next morning?"))


def _week(
    words: Texts, first: date, number: int, exercises: tuple[SheetExercise, ...],
    weekdays: tuple[str, ...],
) -> DiaryWeek:  # fmt: skip
    days = [first + timedelta(days=step) for step in range(WEEK)]
    monday = first.weekday() == 0
    return DiaryWeek(
        title=words.say("Week {n}", n=first.isocalendar().week),
        span=_span(words, days[0], days[-1]) if monday else "",
        quotas=tuple(_quota(each, number) for each in exercises if each.dose.quotas),
        days=tuple(_day(words, day, exercises, weekdays) for day in days),
        band="" if monday else words.say("Week {n}", n=days[-1].isocalendar().week),
    )


def _quota(exercise: SheetExercise, week: int) -> str:
    quotas = exercise.dose.quotas
    return quotas[min(week, len(quotas) - 1)].amount


def _span(words: Texts, first: date, last: date) -> str:
    if first.month != last.month:
        return f"{words.day(first)}–{words.day(last)}"
    month = words.say(MONTHS[last.month - 1])
    return words.say("{first}–{last} {month}", first=first.day, last=last.day, month=month)


def _day(
    words: Texts, day: date, exercises: tuple[SheetExercise, ...], weekdays: tuple[str, ...]
) -> DiaryDay:
    return DiaryDay(
        day=day,
        weekday=weekdays[day.weekday()],
        date=words.say("{day}/{month}", day=day.day, month=day.month),
        planned=tuple(
            each.dose.days[day.weekday()] and day >= each.dose.first_day for each in exercises
        ),
    )
