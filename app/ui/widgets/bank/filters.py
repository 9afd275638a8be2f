"""What narrows a search in the exercise bank: a list for each trait, and the favourites."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.domain.codes import Demand, Region
from app.exercises.bank import Wanted
from app.exercises.exercise import Aim, Equipment, Position
from app.ui.code_words import REGIONS
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.bank.exercise_words import AIMS, DEMANDS, EQUIPMENT, POSITIONS
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.choice import DropDown
from app.ui.widgets.controls.tab_order import tab_in_order

_NO_EQUIPMENT = "none"
_HEIGHT = 40  # as the lists beside


class BankFilters(QWidget):
    """`changed` speaks when another choice was made. Folded, only regions and favourites show."""

    changed = Signal()

    def __init__(self, *, folded: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = spoken()
        self.region: DropDown[Region | None] = DropDown(
            [(None, self.tr("All regions")), *((key, words.say(REGIONS[key])) for key in Region)],
            None, name=self.tr("Region"),
        )  # fmt: skip
        self.aim: DropDown[Aim | None] = DropDown(
            [(None, self.tr("All aims")), *((key, words.say(AIMS[key])) for key in Aim)],
            None, name=self.tr("Aim"),
        )  # fmt: skip
        self.position: DropDown[Position | None] = DropDown(
            [(None, self.tr("All positions")),
             *((key, words.say(POSITIONS[key])) for key in Position)],
            None, name=self.tr("Position"),
        )  # fmt: skip
        self.equipment: DropDown[Equipment | str | None] = DropDown(
            [(None, self.tr("All equipment")), (_NO_EQUIPMENT, self.tr("No equipment")),
             *((key, words.say(EQUIPMENT[key])) for key in Equipment)],
            None, name=self.tr("Equipment"),
        )  # fmt: skip
        self.demand: DropDown[Demand | None] = DropDown(
            [(None, self.tr("All demands")), *((key, words.say(DEMANDS[key])) for key in Demand)],
            None, name=self.tr("Demand"),
        )  # fmt: skip
        self.favourites = Button(self.tr("Favourites"), icon="star", height=_HEIGHT)
        self.favourites.setCheckable(True)
        self.more = Button(
            self.tr("More"), "quiet", icon="chevron-down", height=_HEIGHT, parent=self
        )
        self.more.setCheckable(True)
        self._lists = (self.region, self.aim, self.position, self.equipment, self.demand)
        self._folded: bool | None = None
        self._lay_out()
        self._connect()
        self.fold(folded=folded)

    def wanted(self, favourites: frozenset[str]) -> Wanted:
        """What was chosen, as a search takes it."""
        equipment = self.equipment.value
        return Wanted(
            region=self.region.value,
            aim=self.aim.value,
            position=self.position.value,
            equipment=equipment if isinstance(equipment, Equipment) else None,
            demand=self.demand.value,
            bare=equipment == _NO_EQUIPMENT,
            only=favourites if self.favourites.isChecked() else None,
        )

    @property
    def narrowed(self) -> bool:
        """Whether anything was chosen."""
        return self.favourites.isChecked() or any(each.value is not None for each in self._lists)

    def clear(self) -> None:
        """Let all through again."""
        for each in self._lists:
            each.show_value(None)
        self.favourites.setChecked(False)
        self._tell()

    def fold(self, *, folded: bool) -> None:
        """Show only the first two, with a button that opens the rest; or show all."""
        if folded == self._folded:
            return
        self._folded = folded
        first: list[QWidget] = [self.region, self.favourites, self.more] if folded else []
        every: list[QWidget] = [*self._lists, self.favourites]
        rest = [part for part in every if part not in first]
        for place, part in enumerate(first):
            self._grid.addWidget(part, 0, place)
        for place, part in enumerate(rest):
            self._grid.addWidget(part, 1 + place // 3, place % 3)
        self.more.setVisible(folded)
        self._show_rest()
        tab_in_order([*first, *rest])

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(8))
        for each in self._lists:
            each.setSizeAdjustPolicy(each.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            each.setMinimumContentsLength(9)
            each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _show_rest(self) -> None:
        shown = self.more.isChecked() or not self._folded
        for each in (self.aim, self.position, self.equipment, self.demand):
            each.setVisible(shown)

    def _connect(self) -> None:
        for each in self._lists:
            each.changed.connect(lambda _: self._tell())
        self.favourites.toggled.connect(lambda _: self._tell())
        self.more.toggled.connect(lambda _: self._show_rest())

    def _tell(self) -> None:
        chosen = self.favourites.isChecked()
        self.favourites.show_kind("chosen" if chosen else "plain")
        self.changed.emit()
