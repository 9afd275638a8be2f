"""The advice on a session while it is typed: shown in the panel, and in the strip."""

from PySide6.QtCore import QObject

from app.advisor.advise import doses_for
from app.domain.advice import Advice
from app.domain.case import Case
from app.domain.codes import Light
from app.domain.dose import Dose
from app.domain.record import PatientFile, RecordedSession
from app.domain.session import Session
from app.ui.translator import spoken
from app.ui.widgets.advice.panel import AdvicePanel
from app.ui.widgets.advice.strip import AdviceStrip
from app.ui.widgets.advice.words import DoseLine, Speaker
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.light import light_word
from app.usecases.decide import OverrideRefused
from app.usecases.decide_doses import bolder, check_doses, with_own
from app.usecases.judge_draft import case_of, judge_draft
from app.usecases.keep_clinic import shows_advice
from app.usecases.workspace import Workspace

CHOICES = (Light.RED, Light.AMBER, Light.GREEN)


class LiveAdvice(QObject):
    """Judges what was answered so far. What cannot be judged yet is said, never raised."""

    def __init__(
        self,
        workspace: Workspace,
        file: PatientFile,
        speaker: Speaker,
        panel: AdvicePanel,
        strip: AdviceStrip,
    ) -> None:
        super().__init__(panel)
        self._workspace, self._file, self._speaker = workspace, file, speaker
        self._panel, self._strip = panel, strip
        self._advises = shows_advice(workspace)
        self._session: Session | None = None
        self._advice: Advice | None = None
        self._heard: tuple[Light, str] | None = None
        panel.light_chosen.connect(self._show_doses)
        panel.dose_asked.connect(self._offer_doses)
        panel.dose_chosen.connect(self._show_doses)

    def judge_on(self, workspace: Workspace, file: PatientFile) -> None:
        """Judge as on another day, from what was known then."""
        self._workspace, self._file = workspace, file

    def show_unanswered(self, session: Session) -> None:
        """Show the doses as they are: nothing was answered yet, or no advice is wanted."""
        self._session, self._advice = session, None
        doses = self._present_doses()
        if self._advises:
            self._panel.show_unjudged(doses, self._last_words())
            self._strip.show_advice(None, self.tr("The light comes as you answer."))
        else:
            self._panel.show_plain(doses)
            self._strip.show_plain(self.tr("Takt is set to show no advice."))

    def show_refused(self, problem: str) -> None:
        """Show why what was typed is no session yet; a light that was given no longer stands."""
        self._advice, self._heard = None, None
        doses = self._present_doses()
        if self._advises:
            self._panel.show_unjudged(doses, self._last_words(), problem)
            self._strip.show_advice(None, problem)
        else:
            self._panel.show_plain(doses, problem)
            self._strip.show_plain(problem)

    def judge(self, session: Session) -> None:
        """Show what would be advised now. Raises Invalid for its day."""
        if not self._advises:
            case_of(self._workspace, self._file, session)
            self.show_unanswered(session)
            return
        advice = judge_draft(self._workspace, self._file, session, spoken().language)
        self._session, self._advice = session, advice
        self._panel.show_advice(advice, self._sessions(session), self._said_on(advice))
        self._strip.show_advice(advice.light, advice.deciding.reason)
        self._say(advice)
        self._show_doses()

    def show_past(self, saved: RecordedSession) -> None:
        """Show the advice that was given, and the doses that were decided on it."""
        self._advice = None
        session, advice, decision = saved.session, saved.advice, saved.decision
        if advice is None:
            self._panel.show_plain(self._speaker.present_lines(session))
            self._panel.decide.show_saved(None, followed=False)
            self._strip.show_plain(self.tr("No advice is shown."))
            return
        own = own_doses_of(saved)
        self._panel.show_advice(advice, self._sessions(session))
        self._panel.doses.show_own(own)
        self._panel.show_next(with_own(advice.exercises, own, session), session, opens=False)
        self._panel.decide.show_saved(decision.light, followed=decision.followed)
        self._strip.show_advice(decision.light, advice.deciding.reason)

    def _present_doses(self) -> tuple[DoseLine, ...]:
        """The doses of the latest answers that made a session, without a light."""
        if self._session is None:
            return ()
        return self._speaker.present_lines(self._session, waits=self._advises)

    def _say(self, advice: Advice) -> None:
        """Let a screen reader hear another light, or another reason for it."""
        heard = advice.light, advice.deciding.rule
        if heard != self._heard:
            announce(self._panel, f"{light_word(advice.light)}. {advice.deciding.reason}")
        self._heard = heard

    def _said_on(self, advice: Advice) -> str:
        """The day of the latest session, if it was told the same; a stop is told in full."""
        latest = self._file.latest
        if latest is None or latest.advice is None or advice.light is Light.STOP:
            return ""
        return spoken().day(latest.session.date) if advice.repeats(latest.advice) else ""

    def _show_doses(self, *_: object) -> None:
        """Show what each exercise gets: by the light that was chosen, or by its own choice."""
        if self._advice is None or self._session is None:
            return
        doses, light = self._advice.exercises, self._panel.decide.light
        if light:
            doses = doses_for(self._case(), self._speaker.rulebook, light)
        own = self._panel.own_doses
        self._panel.show_next(with_own(doses, own, self._session), self._session)
        self._panel.decide.show_own_doses(chosen=bool(own), bolder=bolder(self._advice, own))

    def _offer_doses(self, exercise_id: str) -> None:
        """Open the choice of a dose for this exercise: what each light would give it."""
        if self._advice is None:
            return
        found: dict[Light, Dose] = {}
        for light in CHOICES:
            for each in doses_for(self._case(), self._speaker.rulebook, light):
                if each.id == exercise_id and each.dose:
                    found[light] = each.dose
        if found:
            self._panel.doses.open(exercise_id, found, self._refusal)

    def _refusal(self, exercise_id: str, dose: Dose) -> str:
        """Why this dose cannot be decided; empty where it can."""
        if self._advice is None:
            return ""
        try:
            check_doses(self._workspace, self._case(), self._advice, {exercise_id: dose})
        except OverrideRefused as refused:
            return spoken().error(refused)
        return ""

    def _case(self) -> Case:
        assert self._session is not None  # noqa: S101 (there is an advice, so there is a session)
        return case_of(self._workspace, self._file, self._session)

    def _sessions(self, session: Session) -> tuple[Session, ...]:
        earlier = (each.session for each in self._file.sessions)
        return tuple(sorted((*earlier, session), key=lambda each: each.date))

    def _last_words(self) -> str:
        if self._file.latest is None:
            return ""
        day = spoken().weekday_date(self._file.latest.session.date)
        return self.tr("Last session: {day}").format(day=day)


def own_doses_of(saved: RecordedSession) -> dict[str, Dose]:
    """The doses that were decided otherwise than advised, by exercise."""
    advised = {each.id: each.dose for each in saved.advice.exercises} if saved.advice else {}
    decided = {each.id: each.dose for each in saved.decision.exercises if each.id in advised}
    return {name: dose for name, dose in decided.items() if dose != advised[name]}
