"""What opens in place under a question: which red flags, and which phase criteria."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.codes import RedFlag
from app.exercises.own import slug
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import column, row
from app.ui.widgets.controls.choice import TickBox
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.segments import Segments
from app.ui.widgets.controls.text_field import TextField
from app.ui.widgets.session.answers import RED_FLAGS

COLUMNS = 2


class RedFlagList(QWidget):
    """All red flags, to be ticked. `changed` speaks on each tick."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = spoken()
        self._boxes = {flag: TickBox(words.say(text)) for flag, text in RED_FLAGS.items()}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(0)
        for tick in self._boxes.values():
            tick.toggled.connect(lambda _: self.changed.emit())
        self.stack(stacked=False)
        head = Label(self.tr("Which? Until one is ticked, it counts as another sign."), "small",
                     "ink2", wrap=True)  # fmt: skip
        self.setLayout(column(head, self._grid, gap=4, margins=(0, 4, 0, 8)))

    def stack(self, *, stacked: bool) -> None:
        """In one column where there is no room for two."""
        lines = len(self._boxes) if stacked else -(-len(self._boxes) // COLUMNS)
        for number, tick in enumerate(self._boxes.values()):
            self._grid.addWidget(tick, number % lines, number // lines)

    @property
    def ticked(self) -> tuple[RedFlag, ...]:
        """The flags that were ticked; another sign, where none was yet."""
        found = tuple(flag for flag, tick in self._boxes.items() if tick.isChecked())
        return found or (RedFlag.OTHER,)

    def show_ticked(self, flags: Iterable[RedFlag]) -> None:
        """Tick these flags and no others, without telling anyone."""
        wanted = set(flags)
        before = self.blockSignals(True)  # noqa: FBT003 (Qt takes it by place only)
        for flag, tick in self._boxes.items():
            tick.setChecked(flag in wanted)
        self.blockSignals(before)

    def controls(self) -> dict[str, QWidget]:
        """The boxes by their flag."""
        return {flag.value: tick for flag, tick in self._boxes.items()}

    def fields(self) -> list[QWidget]:
        """The boxes in the order of the eye."""
        return list(self._boxes.values())


class CriteriaList(QWidget):
    """Named phase criteria, each met or not today; earlier names are offered again."""

    changed = Signal()

    def __init__(self, names: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, Segments[bool]] = {}
        self._name = TextField(
            name=self.tr("Name of a criterion"),
            placeholder=self.tr("such as: single leg stance 10 s"),
        )
        self._add = Button(self.tr("Add criterion"), icon="plus")
        self._list = column(gap=0)
        self._name.returnPressed.connect(self._add_typed)
        self._add.clicked.connect(self._add_typed)
        head = Label(self.tr("Phase criteria"), "small_medium")
        adder = row(self._name, self._add, None)
        self.setLayout(column(head, self._list, adder, gap=4, margins=(0, 4, 0, 8)))
        for name in names:
            self._append(name)

    @property
    def value(self) -> dict[str, bool]:
        """The criteria that were tested."""
        return {
            name: choice.value for name, choice in self._rows.items() if choice.value is not None
        }

    def show_value(self, criteria: Mapping[str, bool]) -> None:
        """Show these answers, without telling anyone."""
        for name, met in criteria.items():
            self._append(name)
            self._rows[name].show_value(met)

    def controls(self) -> dict[str, QWidget]:
        """The criteria by their name."""
        return dict(self._rows)

    def offer(self, name: str) -> None:
        """Ask for this criterion too."""
        self._append(name)

    def fields(self) -> list[QWidget]:
        """The controls in the order of the eye."""
        return [*self._rows.values(), self._name, self._add]

    def _add_typed(self) -> None:
        name = slug(self._name.text()).replace("-", "_")
        if name:
            self._name.clear()
            self._append(name)
            self._rows[name].setFocus()

    def _append(self, name: str) -> None:
        if name in self._rows:
            return
        words = name.replace("_", " ").replace("-", " ").capitalize()
        choices = [(True, self.tr("Met")), (False, self.tr("Not met"))]
        self._rows[name] = Segments(choices, name=words)
        self._rows[name].changed.connect(lambda _: self.changed.emit())
        self._list.addLayout(row(self._rows[name], Label(words, "small"), None))
