"""What if: other answers to the last session, and the light each would give. Nothing is stored."""

from collections import deque

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.advice import Advice
from app.domain.codes import Light
from app.domain.record import PatientFile
from app.domain.session import Session
from app.ui.pages.patient.what_if_words import answer_at, cells_of, note_of, place_of, title_of
from app.ui.shown_names import shown_patient
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.advice.learning_zone import LearningZone
from app.ui.widgets.advice.parts import Lead
from app.ui.widgets.advice.what_if_rows import AnswerRow, lined
from app.ui.widgets.advice.words import DoseLine, Speaker
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import BackArrow, Button
from app.ui.widgets.controls.card import Card, Line, box, column, empty, row, scrolling
from app.ui.widgets.controls.label import Icon, Label
from app.ui.widgets.controls.labelled import SideBySide
from app.ui.widgets.controls.light import LightShape, light_word
from app.usecases.what_if import Question, answered, light_if, questions_of, what_if
from app.usecases.workspace import Workspace

_SIDE, _NARROW, _SLICE_MS = 360, 1060, 12
_MOST_DOSES = 3


class WhatIfPage(QWidget):
    """Answers at the left, what follows at the right. `left` goes back to the patient."""

    left = Signal()

    def __init__(self, workspace: Workspace, file: PatientFile, session: Session) -> None:
        super().__init__()
        self._workspace, self._file, self._before = workspace, file, session
        self.session = session
        self._speaker = Speaker(
            workspace.bank, workspace.rulebook_with(file.limit_changes), spoken()
        )
        self.rows = {
            each: AnswerRow(title_of(each), note_of(each), cells_of(each))
            for each in questions_of(file)
        }
        self._lights: dict[tuple[Question, int], Light] = {}
        self._waiting: deque[tuple[Question, int]] = deque()
        self._soon = QTimer(self)
        self._build()
        self._lay_out()
        self._listen()
        self._show_answers()

    def start(self) -> None:
        """Begin at the first answer."""
        next(iter(self.rows.values())).answers.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways, beside = QBoxLayout.Direction, self.width() >= px(_NARROW)
        self._halves.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._panel.setMaximumWidth(px(_SIDE) if beside else px(2000))
        self._panel.setMinimumWidth(px(_SIDE) if beside else 0)

    @property
    def light(self) -> Light:
        """The light of the answers that are shown."""
        return self._advice.light

    def _build(self) -> None:
        self.back = BackArrow(self.tr("Back to the patient"))
        self.again = Button(self.tr("Back to the answers"), icon="rotate-ccw")
        self.whose = Label(f"{shown_patient(self._file.patient)} ·", "body", "ink2")
        self._lead = Lead()
        self._reason = Label("", "title", wrap=True)
        self._doses = column(gap=6)
        self.zone = LearningZone()
        self._zone_told = Label("", "body", "ink2", wrap=True)

    def _lay_out(self) -> None:
        tr = self.tr
        about = tr("Try the answers together. Nothing is stored.")
        head = row(self.back, Label(tr("What if?"), "title"),
                   self.whose, Label(about, "body", "ink2", wrap=True), gap=8)  # fmt: skip
        head.setStretch(3, 1)
        self.head = SideBySide(box(head), self.again).stretch(0)
        told = tr("The shape under each answer is the light it would give while the others stand.")
        note = row(Icon("eye", 16, "ink3"), Label(told, "small", "ink2", wrap=True), gap=8)
        note.setStretch(1, 1)
        answers = Card(column(*lined(tuple(self.rows.values())), gap=0, margins=(18, 6, 18, 6)))
        left = box(column(self.head, answers, note, None, gap=12, margins=(20, 14, 20, 12)))
        self._panel = Card(column(
            self._lead, 10, Label(tr("In the patient’s words"), "caption_strong", "ink2"),
            self._reason, 8, Line(), 8, Label(tr("Next dose"), "caption_strong", "ink2"),
            self._doses, 8, Line(), 8, Label(tr("The learning zone"), "caption_strong", "ink2"),
            self.zone, self._zone_told, None,
            Label(tr("A starting point for a conversation, not a forecast."), "small", "ink3",
                  wrap=True), gap=4, margins=(18, 16, 18, 14),
        ), rim="", radius=0)  # fmt: skip
        self._halves = row(left, Line(upright=True), self._panel, gap=0)
        self._halves.setStretch(0, 1)
        self.setLayout(column(scrolling(box(self._halves)), gap=0))

    def _listen(self) -> None:
        for question, each in self.rows.items():
            each.tried.connect(lambda place, question=question: self._try(question, place))
        self.back.clicked.connect(self.left)
        self.again.clicked.connect(self._put_back)
        self._soon.timeout.connect(self._judge_some)

    def _try(self, question: Question, place: int) -> None:
        self.session = answered(self.session, question, answer_at(question, place))
        self._judge()

    def _put_back(self) -> None:
        self.session = self._before
        self._show_answers()

    def _show_answers(self) -> None:
        for question, each in self.rows.items():
            each.answers.show_place(place_of(self.session, question))
        self._judge()

    def _judge(self) -> None:
        self._advice = what_if(self._workspace, self._file, self.session, spoken().language)
        self._show_advice(self._advice)
        self._waiting = deque(
            (question, place)
            for question, each in self.rows.items()
            for place in range(len(each.answers.cells()))
        )
        self._lights.clear()
        self._soon.start()

    def _judge_some(self) -> None:
        """A few of the lights below the answers at a time: the window stays awake."""
        watch = QElapsedTimer()
        watch.start()
        while self._waiting and watch.elapsed() < _SLICE_MS:
            question, place = self._waiting.popleft()
            tried = answered(self.session, question, answer_at(question, place))
            self._lights[question, place] = light_if(self._workspace, self._file, tried)
        for question, each in self.rows.items():
            places = range(len(each.answers.cells()))
            each.lights.show_lights([self._lights.get((question, place)) for place in places])
        if not self._waiting:
            self._soon.stop()

    def _show_advice(self, advice: Advice) -> None:
        self._lead.show_light(
            advice.light, light_word(advice.light), self._speaker.lead_line(advice)
        )
        self._reason.setText(advice.deciding.patient_reason)
        announce(self, f"{light_word(advice.light)}. {advice.deciding.patient_reason}")
        self.zone.show_light(advice.light)
        self._zone_told.setText(self.zone.told)
        empty(self._doses)
        lines = self._speaker.dose_lines(advice.exercises, self.session, ())
        for line in lines[:_MOST_DOSES]:
            self._doses.addWidget(_dose(line))


def _dose(line: DoseLine) -> QWidget:
    dose = "".join(sign + words for sign, words, _ in line.parts)
    name = Label(line.name, "body", wrap=True)
    shown = row(LightShape(line.light, 14), name, Label(dose, "strong"), gap=8)
    shown.setStretch(1, 1)
    return box(shown)
