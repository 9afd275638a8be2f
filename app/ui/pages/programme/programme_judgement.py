"""What advice, restrictions and the programme before say of the one that is put together."""

from app.domain.dose import ExerciseId
from app.domain.programme import ProgrammeExercise
from app.domain.record import PatientFile
from app.exercises import arrange
from app.exercises.allowed import allowed
from app.exercises.arrange import Exercises
from app.exercises.bank import Hit
from app.texts import Texts
from app.ui.dose_words import counted, dose_words, exercise_name
from app.ui.widgets.programme.programme_row import RowNote
from app.usecases.change_programme import advised_dose, barred, bolder
from app.usecases.workspace import Workspace

_SIGN = "triangle-alert"


class ProgrammeJudgement:
    """Says it in words; the same answers decide in the use case whether it can be saved."""

    def __init__(self, workspace: Workspace, file: PatientFile, words: Texts) -> None:
        self._workspace, self._file, self._words = workspace, file, words
        self._barred: dict[tuple[ExerciseId, int], str] = {}

    def bar(self, hit: Hit) -> str:
        """Why a restriction in force shuts a rung of the bank out; empty where none does."""
        key = hit.exercise.id, hit.level
        if key not in self._barred:
            restrictions = self._file.episode.restrictions or ()
            found = allowed(hit.exercise, hit.level, restrictions, self._workspace.today)
            self._barred[key] = (
                self._words.say(found.sentence, value=found.restriction.value) if found else ""
            )
        return self._barred[key]

    def bolder(self, exercises: Exercises) -> list[str]:
        """The names of those whose dose passes what was advised."""
        return [
            exercise_name(self._workspace.bank, each.id, self._words, each.dose.level)
            for each in exercises
            if bolder(self._workspace, self._file, each)
        ]

    def notes(self, exercises: Exercises) -> dict[ExerciseId, RowNote]:
        """What stands beside the name of each."""
        return {each.id: self._note(each) for each in exercises}

    def _note(self, exercise: ProgrammeExercise) -> RowNote:
        words, bank = self._words, self._workspace.bank
        shut = barred(self._workspace, self._file, exercise)
        if shut:
            return RowNote(words.say(shut.sentence, value=shut.restriction.value), _SIGN)
        unit = counted(bank, exercise.id, exercise.dose, words)
        advised = advised_dose(self._file, exercise.id)
        if advised and bolder(self._workspace, self._file, exercise):
            dose = dose_words(advised, words, unit)
            return RowNote(words.say("bolder than the advised {dose}", dose=dose), "flag")
        before = arrange.entry(self._file.prescribed, exercise.id)
        if before is None:
            return RowNote(words.say("new"))
        if arrange.same_dose(before.dose, exercise.dose):
            return RowNote()
        if before.dose.level != exercise.dose.level:
            return RowNote(words.say("was step {level}", level=before.dose.level))
        return RowNote(words.say("was {dose}", dose=dose_words(before.dose, words, unit)))
