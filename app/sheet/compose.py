"""Composes the sheet: case, advice and decision in, every word of the page out."""

from app.advisor.rulebook import Rulebook
from app.domain.advice import Advice
from app.domain.case import Case
from app.domain.clinic import Clinic, PaperSize
from app.domain.codes import Language, Light
from app.domain.dose import Dose
from app.domain.errors import sentence
from app.domain.programme import Programme, ProgrammeExercise
from app.domain.record import Decision
from app.exercises.bank import Bank
from app.sheet.calls import calls, flare, plain_flare, whom
from app.sheet.changes import change_label, changed_cell, next_cell
from app.sheet.diary import diary
from app.sheet.doses import tile, title
from app.sheet.doses import weekdays as long_days
from app.sheet.light_table import light_table
from app.sheet.material import Material
from app.sheet.sheet import Cell, Foot, Head, Sheet, SheetExercise, Why
from app.sheet.sources import sources
from app.sheet.why import WhyText, cited_in, fitting, in_own_words, why
from app.texts import Texts

SHORT_DAYS = (
    sentence("Mo"), sentence("Tu"), sentence("We"), sentence("Th"), sentence("Fr"),
    sentence("Sa"), sentence("Su"),
)  # fmt: skip


def compose(  # noqa: PLR0913 (all that a sheet is made from, each by name)
    case: Case, advice: Advice | None, *, decided: Decision | None, clinic: Clinic | None,
    name: str | None, programme: Programme, previous: Programme | None, bank: Bank,
    rulebook: Rulebook, language: Language, why: str | None = None, mark: str = "",
) -> Sheet:  # fmt: skip
    """The sheet of one programme; without advice no light, no limits, no next step.

    `why` is the clinician's own wording of the reasons; `mark` stands in the foot, so that the
    sheet is found in the log of the records. Raises TooLong where `why` has over ninety words.
    """
    material = Material(
        case, advice, decided, clinic, name, programme, previous, bank, rulebook, language
    )
    return _sheet(material, why or programme.why, mark)


def _sheet(material: Material, own: str | None, mark: str) -> Sheet:
    words = material.words
    if material.light is None:
        return _plain_sheet(material, own, mark)
    text = in_own_words(material, own) if own else why(material)
    stopped = material.light is Light.STOP
    easier = {} if stopped else material.doses_after(Light.RED)
    harder = {} if stopped else material.doses_after(Light.GREEN)
    days = weekdays(words)
    exercises = () if stopped else _exercises(material, harder)
    return Sheet(
        language=material.language,
        layout=material.programme.layout,
        paper=material.clinic.paper if material.clinic else PaperSize.A4,
        document_title=words.say("Your training, sheet {n}", n=material.programme.version),
        head=_head(material),
        why=_box(material, text),
        cells=() if stopped else (
            changed_cell(material), next_cell(material, harder), _valid_cell(material)
        ),
        weekdays=days,
        exercises=exercises,
        check=light_table(material, easier) if exercises else None,
        flare=flare(material, easier) if exercises else None,
        calls=calls(material) if exercises else None,
        diary=diary(material, exercises, days) if exercises else None,
        questions=words.say("What I want to ask next time"),
        sources_label="" if stopped else words.say("Sources:"),
        sources="" if stopped else sources(material, cited_in(text.text, material)),
        whom_title=words.say("Do this now") if stopped else "",
        whom=whom(material) if stopped else (),
        foot=_foot(material, mark, stopped=stopped),
        starts=_starts(material),
        on_cards=words.say("How to do the exercises is on the cards. Ask us for them."),
        rest_on_cards=_rest_on_cards(material),
    )  # fmt: skip


def _plain_sheet(material: Material, own: str | None, mark: str) -> Sheet:
    """The clinician's own doses and words."""
    words, days = material.words, weekdays(material.words)
    exercises = _exercises(material, {})
    agreed = words.say("Do the exercises as we agreed. Ask us if anything is unclear.")
    return Sheet(
        language=material.language,
        layout=material.programme.layout,
        paper=material.clinic.paper if material.clinic else PaperSize.A4,
        document_title=words.say("Your training, sheet {n}", n=material.programme.version),
        head=_head(material),
        why=Why(light=None, word="", label=words.say("From your physiotherapist"),
                headline=words.say("Your programme"), text=fitting(own) if own else agreed),
        cells=(changed_cell(material), _valid_cell(material)),
        weekdays=days,
        exercises=exercises,
        check=None,
        flare=plain_flare(material),
        calls=calls(material),
        diary=diary(material, exercises, days),
        questions=words.say("What I want to ask next time"),
        sources_label="",
        sources="",
        whom_title="",
        whom=(),
        foot=_foot(material, mark, stopped=False),
        starts=_starts(material),
        on_cards=words.say("How to do the exercises is on the cards. Ask us for them."),
    )  # fmt: skip


def weekdays(words: Texts) -> tuple[str, ...]:
    """Short names of the days, Monday first."""
    return tuple(words.say(day) for day in SHORT_DAYS)


def _head(material: Material) -> Head:
    words, clinic = material.words, material.clinic
    telephone = material.telephone
    return Head(
        title=words.say("Your training"),
        clinic=clinic.name if clinic else "",
        telephone=words.say("Tel. {number}", number=telephone) if telephone else "",
        therapist=clinic.therapist if clinic else "",
        issue=words.say("Sheet {n} · {day}", n=material.programme.version,
                        day=material.programme.issued_on),
        name=material.name or "",
        logo=clinic.logo if clinic else b"",
    )  # fmt: skip


def _box(material: Material, text: WhyText) -> Why:
    words, light = material.words, material.light or Light.AMBER
    stopped = light is Light.STOP
    label = words.say("Why no exercises today") if stopped else words.say("Why this pace")
    word = {
        Light.GREEN: words.say("Green light"),
        Light.AMBER: words.say("Amber light"),
        Light.RED: words.say("Red light"),
        Light.STOP: words.say("Stop"),
    }[light]
    return Why(light=light, word=word, label=label, headline=text.headline, text=text.text)


def _valid_cell(material: Material) -> Cell:
    words, until = material.words, material.programme.valid_until
    if until is None:
        return Cell(title=words.say("Valid until"), text=words.say("your next visit"))
    return Cell(title=words.say("Valid until next visit"), text=words.weekday_date(until))


def _exercises(material: Material, harder: dict[str, Dose]) -> tuple[SheetExercise, ...]:
    return tuple(
        _exercise(material, each, harder.get(each.id)) for each in material.programme.exercises
    )


def _exercise(
    material: Material, exercise: ProgrammeExercise, harder: Dose | None
) -> SheetExercise:
    change, light = change_label(material, exercise)
    known = material.bank.get(exercise.id)
    return SheetExercise(
        id=exercise.id,
        drawing=known.rung(exercise.dose.level).drawing if known else "",
        photo=material.bank.photo(exercise.id),
        level=exercise.dose.level,
        title=title(material.bank, exercise.id, material.language, exercise.dose.level),
        instructions=_instructions(material, exercise),
        dose=tile(material, exercise, harder),
        change=change,
        change_light=light if material.light else None,
    )


def _starts(material: Material) -> str:
    """The first day, where all exercises have the same one and it is not today."""
    days = {material.first_day(each) for each in material.programme.exercises}
    if len(days) != 1 or days <= {material.programme.issued_on}:
        return ""
    day = long_days(material.words)[days.pop().weekday()]
    return material.words.say("All the exercises start on {day}.", day=day)


def _rest_on_cards(material: Material) -> str:
    if material.by_time:
        return material.words.say(
            "The instructions and the sources are on the cards. Ask us for them."
        )
    return material.words.say(
        "The instructions, the dose one step down and the sources are on the cards."
        " Ask us for them."
    )


def _instructions(material: Material, exercise: ProgrammeExercise) -> tuple[str, ...]:
    known = material.bank.get(exercise.id)
    told = known.instructions(material.language, exercise.dose.level) if known else ()
    return told or (material.words.say("As we did it together."),)


def _foot(material: Material, mark: str, *, stopped: bool) -> Foot:
    words, clinic = material.words, material.clinic
    contact = ", ".join(filter(None, (clinic.name if clinic else "", _call(material))))
    bring = (
        words.say("Take the sheet to the doctor")
        if stopped
        else words.say("Bring the sheet to your next visit")
    )
    turn = words.say("Turn the sheet: traffic light, when to call, diary")
    if material.light is None:
        turn = words.say("Turn the sheet: when to call, diary")
    return Foot(
        turn=turn,
        bring=bring,
        contact=contact,
        page=words.say("Page {page} of {pages}"),
        mark=mark,
    )


def _call(material: Material) -> str:
    number = material.telephone
    return material.words.say("tel. {number}", number=number) if number else ""
