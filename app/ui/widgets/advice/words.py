"""What the advice panel says, in words and numbers, apart from how it is painted."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.advisor.rulebook import Rulebook
from app.domain.advice import WHOLE_SESSION, Advice, Change, ExerciseAdvice, Finding
from app.domain.codes import Light
from app.domain.dose import Dose
from app.domain.errors import sentence
from app.domain.session import Session, SessionExercise
from app.exercises.bank import Bank
from app.texts import Texts
from app.ui.dose_words import Part, counted, dose_parts, exercise_name, figure
from app.ui.widgets.advice.missing_answers import Missing, lower_first, missing_answers

SHORT_WORDS: Mapping[Light, str] = {
    Light.GREEN: sentence("Up"),
    Light.AMBER: sentence("Hold"),
    Light.RED: sentence("Back"),
}


class DoseLine(NamedTuple):
    """The next dose of an exercise: pieces as (sign, words, bold), and where it comes from.

    `own`: the clinician chose it otherwise than advised. `waits`: it gets a light with an answer.
    """

    light: Light | None
    name: str
    parts: tuple[tuple[str, str, bool], ...]
    note: str
    exercise_id: str
    own: bool = False
    waits: bool = False


class Told(NamedTuple):
    """One reason as it is shown, with the exercises it concerns."""

    light: Light
    reason: str
    rule: str


@dataclass(frozen=True)
class Speaker:
    """What is needed to put an advice into words."""

    bank: Bank
    rulebook: Rulebook
    texts: Texts

    def name(self, exercise_id: str, session: Session) -> str:
        """An exercise as it is called on the rung of this session."""
        exercise = session.exercise(exercise_id)
        level = exercise.performed.level if exercise else 1
        return exercise_name(self.bank, exercise_id, self.texts, level)

    def told(self, findings: Sequence[Finding], session: Session) -> tuple[Told, ...]:
        """The reasons in words; the same reason for several exercises is told once."""
        same: dict[tuple[str, str], list[Finding]] = {}
        for finding in findings:
            same.setdefault((finding.rule, finding.reason), []).append(finding)
        return tuple(
            Told(each[0].light, self._reason(each, session), self.rule_line(each[0]))
            for each in same.values()
        )

    def _reason(self, findings: Sequence[Finding], session: Session) -> str:
        reason = findings[0].reason
        names = [
            self.name(each.scope, session) for each in findings if each.scope != WHOLE_SESSION
        ]
        if not names or len(names) == len(session.exercises) > 1:
            return reason
        return f"{', '.join([names[0], *map(lower_first, names[1:])])}: {reason}"

    def rule_line(self, finding: Finding) -> str:
        """As in: Rule A1 · Silbernagel 2007."""
        shorts = self.sources_line(finding)
        return f"{self.rule_name(finding)} · {shorts}" if shorts else self.rule_name(finding)

    def rule_name(self, finding: Finding) -> str:
        """As in: Rule A1."""
        return self.texts.say("Rule {code}", code=self.rulebook.rules[finding.rule].code)

    def sources_line(self, finding: Finding) -> str:
        """The first two sources, in short."""
        return ", ".join(self.rulebook.sources[key].short for key in finding.sources[:2])

    def lead_line(self, advice: Advice) -> str:
        """What the light means for the exercises, in one line."""
        if advice.light == Light.STOP:
            return self.texts.say("Assess before more training")
        lights = [each.light for each in advice.exercises]
        if not lights:
            return self.texts.say("No exercises yet")
        if len(set(lights)) == 1:
            return self.texts.say(_ALL[lights[0]])
        counts = [
            self.texts.say(_LEADS[light], n=self._count(lights.count(light)))
            for light in _LEADS
            if light in lights
        ]
        line = ", ".join(counts)
        return line[:1].upper() + line[1:]

    def _count(self, n: int) -> str:
        return self.texts.say(_NUMBERS[n - 1]) if n <= len(_NUMBERS) else str(n)

    def missing(self, advice: Advice, sessions: Sequence[Session]) -> tuple[Missing, ...]:
        """The answers that are missing, the latest session being the last."""
        return missing_answers(advice.missing, sessions, self.name, self.texts)

    def dose_lines(
        self,
        exercises: Sequence[ExerciseAdvice],
        session: Session,
        missing: Sequence[Missing],
        own: Container[str] = (),
    ) -> tuple[DoseLine, ...]:
        """The next dose of each exercise; `own` are those that the clinician chose."""
        waiting = {each.exercise_id for each in missing}
        return tuple(
            self._dose_line(each, session, waiting=each.id in waiting, own=each.id in own)
            for each in exercises
        )

    def present_lines(self, session: Session, *, waits: bool = False) -> tuple[DoseLine, ...]:
        """The doses as they are now; they wait for a light, or get none."""
        return tuple(
            DoseLine(
                None,
                self.name(each.id, session),
                _pieces(self._parts(each.id, each.prescribed), None),
                self.texts.say("now"),
                each.id,
                waits=waits,
            )
            for each in session.exercises
        )

    def _dose_line(
        self, advice: ExerciseAdvice, session: Session, *, waiting: bool, own: bool
    ) -> DoseLine:
        name = self.name(advice.id, session)
        if advice.dose is None:
            none = (("", self.texts.say("no dose"), False),)
            return DoseLine(advice.light, name, none, "", advice.id)
        level = advice.dose.level
        name = exercise_name(self.bank, advice.id, self.texts, level)
        pieces = _pieces(self._parts(advice.id, advice.dose), advice.change)
        done = session.exercise(advice.id)
        note = self._note(advice, done, waiting=waiting)
        if own:
            note = self.texts.say("own choice")
        return DoseLine(advice.light, name, pieces + self._extra(advice), note, advice.id, own)

    def _parts(self, exercise_id: str, dose: Dose) -> tuple[Part, ...]:
        return dose_parts(dose, self.texts, counted(self.bank, exercise_id, dose, self.texts))

    def _extra(self, advice: ExerciseAdvice) -> tuple[tuple[str, str, bool], ...]:
        """What changed but is not among the figures of a dose."""
        change = advice.change
        if change is None or change.variable not in _OTHER_VARIABLES:
            return ()
        pattern = _OTHER_VARIABLES[change.variable]
        return ((" · ", self.texts.say(pattern, n=change.next), True),)

    def _note(self, advice: ExerciseAdvice, done: SessionExercise | None, *, waiting: bool) -> str:
        change = advice.change
        if change:
            value = figure(change.variable, change.previous, self.texts)
            return self.texts.say("from {value}", value=value)
        if waiting:
            return self.texts.say("awaits answer")
        if done and done.done and done.done != done.prescribed and advice.dose == done.done:
            return self.texts.say("as done")
        return self.texts.say("unchanged")


_LEADS = {
    Light.RED: sentence("{n} back"),
    Light.AMBER: sentence("{n} hold"),
    Light.GREEN: sentence("{n} up"),
}
_ALL = {
    Light.RED: sentence("One step back, then up again"),
    Light.AMBER: sentence("The same dose once more"),
    Light.GREEN: sentence("One step up"),
    Light.STOP: sentence("Assess before more training"),
}
_NUMBERS = (
    sentence("one"),
    sentence("two"),
    sentence("three"),
    sentence("four"),
    sentence("five"),
)
_OTHER_VARIABLES = {
    "per_week": sentence("{n} days a week"),
    "level": sentence("step {n}"),
    "band": sentence("band {n}"),
}


def _pieces(parts: Sequence[Part], change: Change | None) -> tuple[tuple[str, str, bool], ...]:
    variable = change.variable if change else None
    return tuple((part.sign, part.words, part.variable == variable) for part in parts)
