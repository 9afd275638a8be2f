"""Own mirror: how often advice was followed, by light and reason; and what was chosen instead."""

from datetime import timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.codes import Light
from app.domain.errors import sentence
from app.ui.shown_names import shown_name
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.waiting import ONE_MOMENT
from app.ui.widgets.advice.decide import REASONS
from app.ui.widgets.controls.card import Card, box, column, empty, reading_page, row
from app.ui.widgets.controls.found_list import Found, FoundList
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.labelled import SideBySide, labelled
from app.ui.widgets.controls.light import LightBadge, light_word
from app.ui.widgets.controls.segments import Segments
from app.usecases.keep_clinic import shows_advice
from app.usecases.mirror import Departure, Mirror, mirror_in_parts
from app.usecases.workspace import Workspace

_PERIODS = (
    (28, sentence("4 weeks")),
    (91, sentence("3 months")),
    (365, sentence("12 months")),
    (0, sentence("From the start")),
)
_HEADS = (
    sentence("Advised"), sentence("Followed"), sentence("Bolder"), sentence("More careful"),
)  # fmt: skip
_LINE, _MOST_LINES = 36, 12
_PAUSE = 5  # milliseconds, in which the window hears keys


class MirrorPage(QWidget):
    """From these records only. `opened` carries patient and session of a decision to look at."""

    opened = Signal(object, object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        words = spoken()
        self.period = Segments([(days, words.say(told)) for days, told in _PERIODS], 91)
        self._followed = Label("", "display")
        self._of_all = Label("", "body", "ink2", wrap=True)
        self._table, self._reasons = QGridLayout(), column(gap=6)
        self.list = FoundList(self.tr("Chosen otherwise than advised"))
        self._none = Label(self.tr("Every advice was followed."), "body", "ink2", wrap=True)
        self._counting = QTimer(self, interval=_PAUSE)
        self._counting.timeout.connect(self._count_on)
        self._lay_out()
        self.period.changed.connect(self._choose)
        self.list.opened.connect(self._open)
        self._show(91)

    def start(self) -> None:
        """Begin at the period."""
        self.period.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._mirror.whole:
            self._counting.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._counting.stop()

    def _lay_out(self) -> None:
        tr = self.tr
        self._table.setHorizontalSpacing(px(24))
        self._table.setVerticalSpacing(px(10))
        tallies = Card(column(Label(tr("By light"), "heading"), 6, self._table, None, gap=4,
                              margins=(20, 16, 20, 16)))  # fmt: skip
        reasons = Card(column(Label(tr("By reason"), "heading"), 6, self._reasons, None, gap=4,
                              margins=(20, 16, 20, 16)))  # fmt: skip
        note = tr("Counted here, from these records only. Nobody else sees it.")
        advised = column(
            row(labelled(tr("Period"), self.period), None), 14, self._followed, self._of_all, 14,
            SideBySide(column(tallies), column(reasons)).stretch(0), 14,
            Card(column(Label(tr("Chosen otherwise than advised"), "heading"), self._none,
                        self.list, gap=8, margins=(20, 16, 14, 12))), gap=0,
        )  # fmt: skip
        self._body = box(advised)
        off = Label(tr("Takt is set to show no advice."), "body", "ink2", wrap=True)
        content = column(Label(tr("Own mirror"), "title"), Label(note, "body", "ink2", wrap=True),
                         12, off, self._body, None, gap=4, margins=(32, 18, 32, 24))  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(reading_page(content, 1040))
        shown = shows_advice(self._workspace)
        self._body.setVisible(shown)
        off.setVisible(not shown)

    def _choose(self, days: int | None) -> None:
        if days is None:
            self.period.show_value(self._days)
        else:
            self._show(days)

    def _show(self, days: int) -> None:
        self._days = days
        since = self._workspace.today - timedelta(days=days) if days else None
        self._parts = mirror_in_parts(self._workspace, since)
        self._mirror = next(self._parts)
        self._counting.start()
        self._show_mirror()

    def _count_on(self) -> None:
        """The earlier ones, between the keys."""
        if self._workspace.is_open and not self._mirror.whole:
            self._mirror = next(self._parts)
            if not self._mirror.whole:
                return
            self._show_mirror()
        self._counting.stop()

    def _show_mirror(self) -> None:
        self._show_head(self._mirror)
        self._show_table(self._mirror)
        self._show_reasons(self._mirror)
        lines = [_line(each) for each in self._mirror.departures]
        self.list.show_found(lines)
        self.list.setFixedHeight(px(8) + px(_LINE) * min(len(lines), _MOST_LINES))
        self.list.setVisible(bool(lines))
        self._none.setVisible(not lines)

    def _show_head(self, seen: Mirror) -> None:
        words = spoken()
        if not seen.whole:
            self._followed.setText("…")
            self._of_all.setText(words.say(ONE_MOMENT))
            return
        share = f"{round(100 * seen.followed / seen.all)}\N{NO-BREAK SPACE}%" if seen.all else "–"
        self._followed.setText(share)
        none = words.say("No decisions in the clinic in this period yet.")
        told = words.say("of the advice was followed: {n} of {all} decisions in the clinic.",
                         n=seen.followed, all=seen.all)  # fmt: skip
        self._of_all.setText(told if seen.all else none)

    def _show_table(self, seen: Mirror) -> None:
        _empty(self._table)
        for place, head in enumerate(_HEADS):
            self._table.addWidget(Label(spoken().say(head), "caption_strong", "ink2"), 0, place)
        for line, light in enumerate(Light, 1):
            tally = seen.lights[light]
            self._table.addWidget(LightBadge(light), line, 0)
            numbers = (tally.followed, tally.bolder, tally.careful)
            for place, number in enumerate(numbers, 1):
                shown = Label(str(number), "strong" if number else "body",
                              "ink" if number else "ink3")  # fmt: skip
                shown.setAccessibleName(f"{light_word(light)}, {spoken().say(_HEADS[place])}")
                self._table.addWidget(shown, line, place)

    def _show_reasons(self, seen: Mirror) -> None:
        _empty(self._reasons)
        for reason, count in seen.reasons:
            line = row(Label(spoken().say(REASONS[reason]), "body"), None,
                       Label(str(count), "strong"), gap=16)  # fmt: skip
            self._reasons.addWidget(box(line))
        if not seen.reasons:
            self._reasons.addWidget(Label(self.tr("No reason was needed."), "body", "ink2"))

    def _open(self, place: int) -> None:
        each = self._mirror.departures[place]
        self.opened.emit(each.patient_id, each.session_id)


def _line(each: Departure) -> Found:
    """As in: Ingrid Østby: Hold → Trinn opp. Funn ved undersøkelse · 19. november."""
    chosen = f"{light_word(each.advised)} → {light_word(each.chosen)}"
    reason = spoken().say(REASONS[each.reason]) if each.reason else ""
    why = ": ".join(filter(None, (reason, each.note)))
    name = shown_name(f"{each.given_name} {each.family_name}")
    told = f"{name}: {chosen}" + (f". {why}" if why else "")
    return Found(told, spoken().day(each.day))


def _empty(layout: QGridLayout | QVBoxLayout) -> None:
    empty(layout)
