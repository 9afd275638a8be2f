"""The rules as a list, under their themes, with the light that each can raise."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyleOptionViewItem, QWidget

from app.sheet.read_rules import RuleRead
from app.ui.style import colour, px
from app.ui.widgets.controls.light import draw_light, light_word
from app.ui.widgets.controls.painted_list import Index, LinePainter, PaintedList, write_line

_RULE, _CHANGED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_HEIGHT, _HEAD_HEIGHT = 36, 34


class RuleList(PaintedList):
    """`shown` carries the id of the rule that is chosen, `opened` that of one to be read."""

    shown = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Rules"))
        self.setItemDelegate(_Painter(self))
        self.currentItemChanged.connect(self._tell)

    def show_rules(self, rules: Iterable[RuleRead], changed: frozenset[str]) -> None:
        """Show these rules in their order; those whose limits were set otherwise are marked."""
        chosen, theme = self.chosen, ""
        before = self.blockSignals(True)  # noqa: FBT003  (Qt takes it by place only)
        self.clear()
        for rule in rules:
            if rule.theme != theme:
                theme = rule.theme
                self._add_head(theme)
            self._add_rule(rule, changed=rule.id in changed)
        self.blockSignals(before)
        self.choose(chosen)

    @property
    def chosen(self) -> str:
        """The id of the chosen rule; empty where none is."""
        item: QListWidgetItem | None = self.currentItem()
        rule: RuleRead | None = None if item is None else item.data(_RULE)
        return rule.id if rule else ""

    def choose(self, rule_id: str) -> None:
        """Choose this rule; the first one where it is not shown."""
        items = [self.item(place) for place in range(self.count())]
        rules = [item for item in items if item.data(_RULE)]
        found = [item for item in rules if item.data(_RULE).id == rule_id] or rules
        if found:
            self.setCurrentItem(found[0])
            self.scrollToItem(found[0])

    def step(self, by: int) -> None:
        """Choose the rule below or above."""
        place = self.currentRow() + by
        while 0 <= place < self.count() and not self.item(place).data(_RULE):
            place += by
        if 0 <= place < self.count():
            self.setCurrentRow(place)

    def open_line(self, line: QListWidgetItem | None) -> None:
        if line and line.data(_RULE):
            self.opened.emit(line.data(_RULE).id)

    def _add_head(self, theme: str) -> None:
        head = QListWidgetItem(theme, self)
        head.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add_rule(self, rule: RuleRead, *, changed: bool) -> None:
        words = [rule.code, rule.title, light_word(rule.light)]
        if changed:
            words.append(self.tr("changed"))
        item = QListWidgetItem(", ".join(words), self)
        item.setData(_RULE, rule)
        item.setData(_CHANGED, changed)
        item.setToolTip(f"{rule.code} {rule.title}")

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item and item.data(_RULE):
            self.shown.emit(item.data(_RULE).id)


class _Painter(LinePainter):
    """Paints a theme, or a rule with its light, code and title."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(120), px(_HEIGHT if index.data(_RULE) else _HEAD_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        room = QRectF(option.rect).adjusted(px(4), 1, -px(4), -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rule: RuleRead | None = index.data(_RULE)
        if rule is None:
            write_line(painter, room.adjusted(px(8), px(6), 0, 0), index.data(), "caption_strong",
                        "ink3")  # fmt: skip
        else:
            self.paint_ground(painter, room.adjusted(1, 1, -1, -1), option.state)
            self._paint_rule(painter, room, rule, changed=bool(index.data(_CHANGED)))
        painter.restore()

    def _paint_rule(
        self, painter: QPainter, room: QRectF, rule: RuleRead, *, changed: bool
    ) -> None:
        side = px(14)
        top = room.center().y() - side / 2
        draw_light(painter, rule.light, room.left() + px(10), top, side)
        code = room.adjusted(px(34), 0, 0, 0)
        write_line(painter, code, rule.code, "small_strong", "ink2")
        mark = px(24) if changed else px(8)
        title = room.adjusted(px(76), 0, -mark, 0)
        write_line(painter, title, rule.title, "small", "ink")
        if changed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            dot = px(7)
            painter.drawEllipse(
                QRectF(room.right() - px(10) - dot, room.center().y() - dot / 2, dot, dot)
            )
