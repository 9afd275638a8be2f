"""Today: find a patient; see where each one stands, and whose turn it is."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.names import finder_of_folded
from app.domain.patient import PatientId
from app.ui import shortcuts
from app.ui.pages.today.review_bar import ReviewBar
from app.ui.pages.today.today_foot import TodayFoot
from app.ui.pages.today.unfinished_bar import UnfinishedBar
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import Button, printed
from app.ui.widgets.controls.card import Card, column, row, scrolling
from app.ui.widgets.controls.label import Icon, Key, Label
from app.ui.widgets.controls.notice import Notice
from app.ui.widgets.controls.tab_order import tab_as_laid_out
from app.ui.widgets.controls.text_field import SearchField
from app.ui.widgets.patient.caseload_row import Line, line_of
from app.ui.widgets.patient.caseload_table import CaseloadTable
from app.usecases.keep_patients import Listed, caseload_of, names
from app.usecases.make_ready import SEEN_FIRST
from app.usecases.workspace import Workspace

_NARROW = 900
_NEXT = 60  # patients read between two keys, once the page is shown
_PAUSE = 5  # milliseconds, in which the window hears keys


class TodayPage(QWidget):
    """The caseload.

    `open_patient` and `new_session` carry a PatientId, `order_changed` an Order;
    `unfinished_asked` what was typed and not saved, and is to be gone on with.
    """

    open_patient = Signal(object)
    new_session = Signal(object)
    new_patient = Signal()
    backups_asked = Signal()
    order_changed = Signal(object)
    review_wanted = Signal()
    unfinished_asked = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._lines: list[Line] = []
        self._unread: tuple[Listed, ...] = ()
        self._wanted: PatientId | None = None
        self._reading = QTimer(self, interval=_PAUSE)
        self.search = SearchField(self.tr("Search by name"), shortcuts.SEARCH.keys)
        self.add = Button(
            self.tr("New patient"), shortcut=shortcuts.NEW_PATIENT.keys, icon="plus", height=40
        )
        self.review = ReviewBar(workspace)
        self.unfinished, self.done = UnfinishedBar(workspace), Notice(good=True)
        self.table = CaseloadTable()
        self.first = Button(self.tr("Add the first patient"), "primary", icon="plus", height=44)
        self.foot = TodayFoot(workspace)
        self._day = Label("", "title")
        self._week = Label("", "body", "ink2")
        self._nobody = Label("", "body", "ink2", wrap=True)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the caseload again: what is seen first at once, the rest in the next moments."""
        self._lines = []
        everyone = names(self._workspace)
        self.unfinished.show_newest(everyone)
        tab_as_laid_out(self)
        self._unread = everyone
        self._read(SEEN_FIRST)
        if self._unread:
            self._reading.start()
        self._show_day()
        self._show_found()

    def tell(self, done: str) -> None:
        """Say what was just done on a page that is gone."""
        self.done.show_text(done)

    def choose(self, patient_id: PatientId) -> None:
        """Choose the line of this patient, once it is read."""
        unread = any(each.key == str(patient_id) for each in self._unread)
        self._wanted = patient_id if unread else None
        self.table.choose(patient_id)

    @property
    def reads(self) -> bool:
        """Whether lines further down are still being read."""
        return bool(self._unread)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.table if self._lines else self.first).setFocus()
        if self._unread:
            self._reading.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._reading.stop()  # else it would hold the page that comes now, for 25 ms

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = self.width() >= px(_NARROW)
        self._head.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self.foot.show_keys(shown=wide)
        self.search.setMinimumWidth(px(360) if wide else px(160))
        self.search.setMaximumWidth(px(360) if wide else px(2000))

    def _lay_out(self) -> None:
        self.search.setMaximumWidth(px(360))
        self._head = row(column(self._day, self._week, gap=2), None,
                         row(self.search, self.add, gap=12), gap=12)  # fmt: skip
        self._table_card = Card(column(self.table, margins=(1, 1, 1, 3)))
        self._bodies = QStackedWidget()
        for body in (self._table_card, scrolling(self._empty()), self._none_found()):
            self._bodies.addWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(px(side) for side in (32, 18, 32, 8)))
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self.done)
        layout.addWidget(self.review)
        layout.addWidget(self.unfinished)
        layout.addSpacing(px(14))
        layout.addWidget(self._bodies, 1)
        layout.addSpacing(px(8))
        layout.addWidget(self.foot)

    def _empty(self) -> QWidget:
        tr = self.tr
        words = column(
            None, row(None, Icon("sun", 40, "ink3"), None), 8,
            row(None, Label(tr("No patients yet"), "title"), None),
            row(None, Label(tr("Here stands everyone in treatment, with the last light and what "
                               "comes next."), "body", "ink2"), None),
            12, row(None, self.first, None), None, gap=8,
        )  # fmt: skip
        return Card(words)

    def _none_found(self) -> QWidget:
        line = row(Icon("search", 20, "ink3"), self._nobody, gap=12)
        line.setStretch(1, 1)
        next_up = row(
            Key("Esc"), Label(self.tr("clears the search"), "small", "ink3"), 6,
            Key(printed(shortcuts.NEW_PATIENT.keys)),
            Label(self.tr("adds a new patient"), "small", "ink3"), None, gap=6,
            margins=(32, 0, 0, 0),
        )  # fmt: skip
        return scrolling(Card(column(line, next_up, None, gap=12, margins=(24, 24, 24, 24))))

    def _connect(self) -> None:
        self._reading.timeout.connect(self._read_on)
        self.review.wanted.connect(self.review_wanted)
        self.foot.backups_asked.connect(self.backups_asked)
        self.unfinished.asked.connect(self.unfinished_asked)
        self.search.textChanged.connect(lambda _: self._show_found())
        self.search.returnPressed.connect(self._open_chosen)
        self.search.stepped.connect(self.table.step)
        self.table.opened.connect(self.open_patient)
        self.table.order_changed.connect(self.order_changed)
        self.add.clicked.connect(self.new_patient)
        self.first.clicked.connect(self.new_patient)
        begin = QAction(self)
        begin.setShortcut(shortcuts.NEW.keys)
        begin.triggered.connect(self._begin_session)
        self.addAction(begin)

    def _read_on(self) -> None:
        if self._workspace.is_open:
            self._read(_NEXT)
        if not self._unread or not self._workspace.is_open:
            self._reading.stop()
            self._show_day()
            self._show_found()
            if self._wanted and self.table.is_at_top:
                self.table.choose(self._wanted)

    def _read(self, count: int) -> None:
        now, self._unread = self._unread[:count], self._unread[count:]
        today, words = self._workspace.today, spoken()
        rows = caseload_of(self._workspace, [each.id for each in now], words.language)
        self._lines += [line_of(each, today, words) for each in rows]

    def _show_day(self) -> None:
        """The day, and how many there are; who needs a review once all are read."""
        today, words = self._workspace.today, spoken()
        self._day.setText(_capital(words.weekday_date(today)))
        week = words.say("Week {week}", week=today.isocalendar().week)
        many = words.count("{n} patient", "{n} patients", len(self._lines) + len(self._unread))
        due = 0 if self._unread else sum(each.needs_review for each in self._lines)
        review = words.count("{n} needs a review", "{n} need a review", due) if due else ""
        self._week.setText(" · ".join(filter(None, (week, many, review))))

    def _show_found(self) -> None:
        query, words = self.search.text(), spoken()
        fits = finder_of_folded(query)
        found = [each for each in self._lines if fits(each.searched)] if query else self._lines
        self.table.show_lines(found)
        self._bodies.setCurrentIndex(0 if found else 2 if self._lines else 1)
        self._nobody.setText(words.say("Nobody is called “{query}” here.", query=query))
        all_ = len(self._lines) + len(self._unread)
        count = words.say("{n} of {all}", n=len(found), all=all_) if query else ""
        self.foot.show_count(count)
        announce(self.search, count if found else self._nobody.text())

    def _open_chosen(self) -> None:
        if self.table.chosen is not None:
            self.open_patient.emit(self.table.chosen)

    def _begin_session(self) -> None:
        if self.table.chosen is not None:
            self.new_session.emit(self.table.chosen)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
