"""One patient: where it stands, how it went, what is done at home now."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.advice import Advice
from app.domain.codes import Light
from app.domain.patient import Episode
from app.domain.record import Draft, PatientFile, RecordedSession
from app.ui.pages.patient.course import Course
from app.ui.pages.patient.more_button import MoreButton
from app.ui.pages.patient.present_programme import PresentProgramme
from app.ui.pages.patient.standing_stop import StandingStop
from app.ui.present_file import present_file
from app.ui.restriction_words import restriction_words
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button, Link
from app.ui.widgets.controls.card import Card, box, column, empty, row, scrolling
from app.ui.widgets.controls.draft_offer import DraftOffer, typed_words
from app.ui.widgets.controls.label import ElidedLabel, Icon, Label
from app.ui.widgets.controls.light import LightShape, light_word, token_of
from app.ui.widgets.controls.undo_bar import UndoBar
from app.ui.widgets.patient.patient_header import PatientHeader
from app.ui.widgets.session.header import when_words
from app.usecases.acknowledge_review import acknowledge_review
from app.usecases.keep_draft import draft_of, drop_draft, keep_draft
from app.usecases.keep_patients import change_episode
from app.usecases.workspace import Workspace

NARROW = 1040


class PatientPage(QWidget):
    """Shows one patient's file. Signals say where the clinician wants to go.

    `record_asked` carries the recorded session that is to be seen again, `version_asked` the
    issued sheet; `draft_asked`: what was typed of a session and not saved is gone on with.
    """

    left = Signal()
    session_asked = Signal()
    sheet_asked = Signal()
    edit_asked = Signal()
    diary_asked = Signal()
    programme_asked = Signal()
    trail_asked = Signal()
    what_if_asked = Signal()
    together_asked = Signal()
    delete_asked = Signal()
    record_asked = Signal(object)
    version_asked = Signal(object)
    draft_asked = Signal()

    def __init__(
        self, workspace: Workspace, file: PatientFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._outer = column(gap=0)
        self.setLayout(self._outer)
        self.show_patient(file)

    def show_patient(self, file: PatientFile) -> None:
        """Show this file in place of the one before."""
        self._file = file
        empty(self._outer)
        self._when: Label | None = None
        self._course: Course | None = None
        self._first: Button | None = None  # session
        self._outer.addWidget(scrolling(self._content()))
        self._stack()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack()

    def start(self) -> None:
        """Put the focus on what comes next: a new session."""
        if self._offer:
            self._offer.start()
        elif self._first:
            self._first.setFocus()
        else:
            self._head.start()

    def leave(self, then: Callable[[], None]) -> None:
        """Go on at once: what was typed to lift a stop is kept, and stands here again."""
        self.keep_draft_now()
        then()

    def keep_draft_now(self) -> None:
        """Keep what is typed, before the page goes. Raises NotSaved."""
        if self._stop:
            self._stop.keep()

    def clear_stop(self) -> None:
        """Open the form that lifts the stop, if one stands."""
        if self._stop:
            self._stop.start()

    def _stack(self) -> None:
        """Put parts below each other where there is no room beside."""
        stacked = self.width() < px(NARROW)
        self._head.stack(stacked=stacked, room=self.width() - px(40))
        if self._when:
            self._when.setVisible(not stacked)  # the decisions say it too
        if self._course:
            self._course.stack(stacked=stacked)
        self._programme.stack(stacked=stacked)

    def _content(self) -> QWidget:
        self._undo = UndoBar()
        parts: list[QWidget | None] = [self._header(), self._undo, self._unfinished()]
        parts += [self._standing_stop(), self._review()]
        latest = self._file.latest
        advice = latest.advice if latest else None
        told = self._stop is not None and advice is not None and advice.light == Light.STOP
        parts.append(self._state(latest, advice) if latest and advice and not told else None)
        self._course = self._new_course() if latest else None
        parts.append(self._course or self._empty())
        self._programme = PresentProgramme(self._workspace, self._file)
        self._programme.change_asked.connect(self.programme_asked)
        parts.append(self._programme)
        shown = [part for part in parts if part is not None]
        inside = column(*shown, gap=12, margins=(16, 14, 16, 12))
        if self._course:
            inside.setStretch(inside.indexOf(self._course), 1)
        return box(inside)

    def _new_course(self) -> Course:
        course = Course(self._workspace, self._file)
        course.decisions.opened.connect(self.record_asked)
        course.decisions.sheet_opened.connect(self.version_asked)
        return course

    def _header(self) -> PatientHeader:
        workspace = self._workspace
        limits = restriction_words(self._file.episode, workspace.today, workspace.bank, spoken())
        self._head = PatientHeader(self._file, limits, workspace.today)
        more = MoreButton(workspace, self._file)
        more.diary_asked.connect(self.diary_asked)
        more.trail_asked.connect(self.trail_asked)
        more.what_if_asked.connect(self.what_if_asked)
        more.together_asked.connect(self.together_asked)
        more.delete_asked.connect(self.delete_asked)
        self._head.add(more)
        self._head.left.connect(self.left)
        self._head.sheet_asked.connect(self.sheet_asked)
        self._head.edit_asked.connect(self.edit_asked)
        self._head.session_asked.connect(self.session_asked)
        return self._head

    def _unfinished(self) -> DraftOffer | None:
        self._offer, kept = None, draft_of(self._workspace, self._file.episode.id)
        if kept:
            self._offer = DraftOffer(typed_words("session", kept.kept_at))
            self._offer.continued.connect(self.draft_asked)
            self._offer.discarded.connect(lambda: self._discard(kept))
        return self._offer

    def _discard(self, draft: Draft) -> None:
        drop_draft(self._workspace, self._file.episode.id)
        self._reload()
        self._undo.offer(self.tr("Discarded."), lambda: self._put_back(draft))

    def _put_back(self, draft: Draft) -> None:
        keep_draft(self._workspace, self._file.episode.id, draft)
        self._reload()
        self.start()

    def _standing_stop(self) -> StandingStop | None:
        stop = self._file.episode.latched_stop
        self._stop = StandingStop(self._workspace, self._file, stop) if stop else None
        if self._stop:
            self._stop.lifted.connect(self._reload)
            self._stop.advice_asked.connect(self._ask_advice)
        return self._stop

    def _review(self) -> QWidget | None:
        latest = self._file.latest
        review = latest.advice.review if latest and latest.advice else None
        if latest is None or review is None:
            return None
        done = self._file.episode.acknowledged_review
        if done is not None and done >= latest.session.date:
            return None
        seen = Button(self.tr("Looked through"))
        seen.clicked.connect(self._acknowledge)
        line = row(Icon("flag", 18, "accent"), Label(self.tr("Review"), "strong", "accent"),
                   Label(review, "body", wrap=True), seen, gap=8,
                   margins=(16, 6, 8, 6))  # fmt: skip
        line.setStretch(2, 1)
        return Card(line, "accent_tint", "")

    def _state(self, latest: RecordedSession, advice: Advice) -> QWidget:
        light, words = latest.decision.light, spoken()
        when = when_words(latest.session.date, self._workspace.today, words)
        self._when = Label(when, "small", "ink2")
        show = Link(self.tr("Show the advice"))
        show.clicked.connect(self._ask_advice)
        line = row(
            LightShape(light, 24), 2,
            Label(light_word(light), "heading", f"{token_of(light)}_ink"), 2,
            ElidedLabel(advice.deciding.reason, "body"), self._when, show, gap=8,
            margins=(16, 8, 14, 8),
        )  # fmt: skip
        line.setStretch(4, 1)
        return Card(line, f"{token_of(light)}_tint", "")

    def _empty(self) -> QWidget:
        first = Button(self.tr("Record the first session"), "primary", icon="plus", height=44)
        self._first = first
        first.clicked.connect(self.session_asked)
        words = self.tr("Here come the light, the course and the programme, session by session.")
        text = column(
            None, row(None, Label(self.tr("No session yet"), "heading"), None),
            row(None, Label(words, "body", "ink2"), None), row(None, first, None),
            None, gap=8, margins=(24, 40, 24, 40),
        )  # fmt: skip
        return Card(text)

    def _ask_advice(self) -> None:
        self.record_asked.emit(self._file.latest)

    def _acknowledge(self) -> None:
        before = self._file.episode
        acknowledge_review(self._workspace, self._file)
        self._reload()
        self._undo.offer(self.tr("Looked through."), lambda: self._look_again(before))

    def _look_again(self, before: Episode) -> None:
        change_episode(self._workspace, before)
        self._reload()

    def _reload(self) -> None:
        self.show_patient(present_file(self._workspace, self._file.patient.id))
        self._head.start()
