"""The grid of a diary: each cell is seen as a field, in every theme."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.settings import Theme
from app.ui import style
from app.ui.widgets.session.diary_days import Asks, GridColumn, GridRow
from app.ui.widgets.session.diary_grid import DiaryGrid

COLUMNS = (GridColumn(Asks.TICK, "1. Tåhev"), GridColumn(Asks.RATING, "Smerte neste morgen"))
DAYS = tuple(
    GridRow(date(2026, 11, day), f"{day}. november", (True,), recorded=False) for day in (22, 23)
)


@pytest.fixture
def worn():
    yield style.wear
    style.wear(Theme.LIGHT, 100)


def light_of(colour):
    parts = [each / 255 for each in (colour.red(), colour.green(), colour.blue())]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
              for each in parts]  # fmt: skip
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
def test_the_edge_of_a_cell_stands_out_three_to_one(worn, shown, theme):
    worn(theme, 100)
    grid = shown(DiaryGrid(COLUMNS, DAYS))
    grid.resize(600, 300)
    QApplication.processEvents()
    grid.setCurrentCell(0, 0)
    cell = grid.visualItemRect(grid.item(1, 1))
    cell.translate(grid.viewport().pos())

    picture = grid.grab().toImage()
    edge = picture.pixelColor(cell.right() + 1, cell.center().y())
    ground = picture.pixelColor(cell.left() + 6, cell.center().y())

    darker, lighter = sorted((light_of(edge), light_of(ground)))
    assert (lighter + 0.05) / (darker + 0.05) >= 3
