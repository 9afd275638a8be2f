"""The chart read by pointer and by keys: exact values, gaps that say so, days in their place."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt

from app.charts import Trend, Visit
from app.domain.codes import Light
from app.ui.widgets.chart.card import TrendCard
from app.ui.widgets.chart.chart import TrendChart
from tests.builders import TODAY, a_dose

DAYS = (9, 6, 3, 0)


def a_visit(days_ago, **changes):
    values = {
        "day": TODAY - timedelta(days=days_ago),
        "pain_next_morning": 2,
        "pain_during": 3,
        "pain_usual": 1,
        "dose": a_dose(),
        "light": Light.AMBER,
        "advised": Light.AMBER,
        "chosen": False,
    }
    return Visit(**(values | changes))


def a_trend(*visits, **changes):
    shown = visits or tuple(a_visit(each) for each in DAYS)
    values = {
        "exercise_id": "heel-raise", "visits": shown, "coming": None, "versions": (), "calm": 2,
        "fine": 5, "first_day": shown[0].day, "last_day": TODAY,
    }  # fmt: skip
    return Trend(**(values | changes))


@pytest.fixture
def chart(shown):
    made = TrendChart()
    made.resize(800, 400)
    made.show_trend(a_trend(), "Tåhev", "Repetisjoner i tåhev")
    return shown(made)


def test_the_arrow_keys_walk_from_session_to_session(chart, qtbot):
    chart.setFocus()
    heard = []

    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Right):
        qtbot.keyClick(chart, key)
        heard.append(chart.spoken_value().split(",")[0])

    assert heard == ["mandag 23. november", "fredag 20. november", "lørdag 14. november",
                     "tirsdag 17. november"]  # fmt: skip


def test_what_is_read_are_the_exact_values(chart, qtbot):
    chart.setFocus()

    qtbot.keyClick(chart, Qt.Key.Key_End)

    said = chart.spoken_value()
    assert "Neste morgen 2" in said
    assert "Under økta 3" in said
    assert "Tåhev 3\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}12" in said


def test_what_was_not_asked_says_so_and_zero_is_a_value(chart, qtbot):
    visit = a_visit(0, pain_next_morning=None, pain_usual=0)
    chart.show_trend(a_trend(a_visit(3), visit), "Tåhev", "")
    chart.setFocus()

    qtbot.keyClick(chart, Qt.Key.Key_End)

    assert "Neste morgen ikke spurt" in chart.spoken_value()
    assert "Vanlig dag 0" in chart.spoken_value()


def test_the_pointer_reads_the_nearest_session_and_leaving_ends_it(chart, qtbot):
    x = round(chart._places()[1])

    qtbot.mouseMove(chart, QPoint(x + 4, 100))
    assert chart.spoken_value().startswith("tirsdag 17. november")
    chart.leaveEvent(QEvent(QEvent.Type.Leave))

    assert chart.spoken_value() == ""


def test_lights_stand_where_their_days_do(chart):
    gaps = [
        after - before for before, after in zip(chart._places(), chart._places()[1:], strict=False)
    ]

    assert max(gaps) - min(gaps) < 1
    assert chart._places()[-1] < chart.width()


def test_an_earlier_half_is_offered_only_where_there_is_one(shown, qtbot):
    card = shown(TrendCard(several=False))
    card.show_trend(a_trend(), "Tåhev", "repetisjoner", whole=False)
    assert not card._whole.isVisible()

    card.show_trend(a_trend(earlier=3), "Tåhev", "repetisjoner", whole=False)
    with qtbot.waitSignal(card.whole_asked) as asked:
        card._whole.click()

    assert asked.args == [True]


def test_the_table_tells_of_new_sheets_on_their_day(shown):
    card = shown(TrendCard(several=False))
    versions = ((TODAY - timedelta(days=10), 1), (TODAY, 2), (TODAY, 3))
    card.show_trend(a_trend(versions=versions), "Tåhev", "repetisjoner", whole=False)

    card._as_table.click()

    table = card._table
    sheets = [table.item(line, 7).text() for line in range(table.rowCount())]
    assert sheets == ["2, 3", "–", "–", "–", "1"]
    assert table.item(4, 6).text() == "–"  # no session on that day, so no decision


def test_the_key_takes_one_line_below_the_title_where_there_is_no_room_beside(shown, qapp):
    card = shown(TrendCard(several=True))
    card.show_trend(a_trend(), "Tåhev", "repetisjoner", whole=False)
    card.resize(800, 400)

    card.stack(stacked=True)

    qapp.processEvents()
    tops = {each.mapTo(card, QPoint(0, 0)).y() for each in (*card._keys[:3], card._dose_key)}
    assert len(tops) == 1
    assert card._as_table.mapTo(card, QPoint(0, 0)).y() < tops.pop()
    assert card._as_table.nextInFocusChain() is card._next
