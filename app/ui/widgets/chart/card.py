"""The chart of one patient with its key, and the same figures as a table."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.charts import Trend, Visit
from app.ui.style import px
from app.ui.widgets.chart.chart import TrendChart
from app.ui.widgets.chart.key import TrendKey
from app.ui.widgets.chart.table import TrendTable
from app.ui.widgets.controls.button import Link
from app.ui.widgets.controls.card import Card, box, column, row
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.labelled import SideBySide
from app.ui.widgets.controls.tab_order import tab_as_laid_out

LEAST_HEIGHT = 300


class TrendCard(Card):
    """Response and dose over time. `next_asked`: the dose of another exercise is wanted.

    `whole_asked` carries whether the whole course is, where only its latest part is shown.
    """

    next_asked = Signal()
    whole_asked = Signal(bool)

    def __init__(self, *, several: bool) -> None:
        self._inside = column(gap=0, margins=(16, 10, 12, 4))
        super().__init__(self._inside)
        self._chart = TrendChart()
        self._table: TrendTable | None = None  # made once it is looked at
        self._shown = QStackedWidget()
        self._shown.addWidget(self._chart)
        self._shown.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._shown.setMinimumHeight(px(LEAST_HEIGHT))
        self._dose_key = TrendKey("dose", "")
        self._keys = (
            TrendKey("next", self.tr("next morning")), TrendKey("during", self.tr("during")),
            TrendKey("usual", self.tr("usual day")), TrendKey("ring", self.tr("own choice")),
        )  # fmt: skip
        self._next = Link(self.tr("Next exercise"), "caption")
        self._as_table = Link(self.tr("Show as table"), "small")
        self._whole, self._shows_whole = Link("", "small"), False
        self._told: tuple[Sequence[Visit], str, Sequence[tuple[date, int]]] = (), "", ()
        self._chooses = False  # a light of the clinician's own
        self._lay_out()
        self._next.setVisible(several)
        self._next.clicked.connect(self.next_asked)
        self._as_table.clicked.connect(self._turn)
        self._whole.clicked.connect(lambda: self.whole_asked.emit(not self._shows_whole))

    def show_trend(self, trend: Trend, exercise: str, counted: str, *, whole: bool) -> None:
        """Show the trend of this exercise, what its bars count, and whether it is all of it."""
        self._shows_whole = whole
        latest, all_ = self.tr("Latest half year"), self.tr("Whole course")
        self._whole.show_text(latest if whole else all_)
        self._whole.setVisible(whole or trend.earlier > 0)
        words = self.tr("{counted} in {exercise}").format(
            counted=counted, exercise=exercise.lower()
        )
        self._dose_key.show_text(counted)
        self._chooses = any(each.chosen and each.advised for each in trend.visits)
        self._show_keys()
        self._chart.show_trend(trend, exercise, words[:1].upper() + words[1:])
        self._told = trend.visits, exercise, trend.versions
        self._fill_table()

    def stack(self, *, stacked: bool) -> None:
        """Put the key below the title where there is no room beside it."""
        if stacked:
            self._inside.insertWidget(1, self._key_line)
        else:
            self._head.insertWidget(1, self._key_line)
        for key in self._keys:
            key.shrink(shrinks=stacked)
        tab_as_laid_out(self)

    def _turn(self) -> None:
        to_table = self._shown.currentWidget() is self._chart
        if self._table is None:
            self._table = TrendTable()
            self._shown.addWidget(self._table)
            QWidget.setTabOrder(self._chart, self._table)
        self._shown.setCurrentWidget(self._table if to_table else self._chart)
        self._fill_table()
        self._show_keys()
        self._as_table.show_text(
            self.tr("Show as chart") if to_table else self.tr("Show as table")
        )

    def _show_keys(self) -> None:
        """The signs of the chart while it is looked at; the ring where one stands in it."""
        drawn = self._shown.currentWidget() is self._chart
        for key in (*self._keys, self._dose_key):
            key.setVisible(drawn)
        self._responses.setVisible(drawn)
        self._keys[-1].setVisible(drawn and self._chooses)

    def _fill_table(self) -> None:
        """Only while it is looked at: hundreds of sessions take a while."""
        if self._table and self._shown.currentWidget() is self._table:
            self._table.show_visits(*self._told)

    def _lay_out(self) -> None:
        self._responses = box(row(*self._keys, gap=8))
        doses = box(row(self._dose_key, self._next, None, gap=8))
        self._key_line = SideBySide(self._responses, doses, gap=8).stretch(1)
        title = Label(self.tr("Response and dose"), "strong")
        self._head = row(title, self._key_line, None, self._whole, self._as_table, gap=8)
        self._inside.addLayout(self._head)
        self._inside.addWidget(self._shown, 1)
