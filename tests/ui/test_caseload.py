"""The caseload as the Today page shows it."""

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt

from app.domain.codes import Language, Light
from app.domain.patient import PatientId
from app.domain.record import CaseloadRow
from app.ui.pages.today.today_page import TodayPage
from app.ui.translator import speak, spoken
from app.ui.widgets.patient.caseload_row import Column, Order, line_of, ordered
from app.ui.widgets.patient.caseload_table import CaseloadTable
from app.usecases.keep_patients import add_patient
from app.usecases.make_ready import SEEN_FIRST
from db import episodes, patients
from tests.builders import TODAY, a_patient, an_episode

NAMES = ("Öyvind Müller", "Bjørn Aas", "Åse Ærlig", "Ingrid Østby", "Áilu Gaup", "Ada Åberg",
         "Čalbmi Hætta", "Nils Zahl")  # fmt: skip
SORTED = ["Gaup", "Hætta", "Müller", "Zahl", "Ærlig", "Østby", "Åberg", "Aas"]


@pytest.fixture
def today(workspace, shown):
    for number, name in enumerate(NAMES):
        given, family = name.split()
        patient = a_patient(id=PatientId(number_id(number)), given_name=given, family_name=family)
        episode = an_episode(patient_id=patient.id, id=number_id(100 + number))
        add_patient(workspace, patient, episode)
    return shown(TodayPage(workspace))


def number_id(number):

    return UUID(int=1000 + number)


def names(page):
    model = page.table.model()
    lines = [
        model.index(row, 0).data(Qt.ItemDataRole.UserRole)
        for row in range(model.rowCount(QModelIndex()))
    ]
    return [line.family_name for line in lines]


def test_patients_stand_as_a_norwegian_register_sorts_them(today):
    assert names(today) == SORTED


@pytest.mark.parametrize(
    ("typed", "found"),
    [("øst", ["Østby"]), ("ØST", ["Østby"]), ("ost", ["Østby"]), ("ås", ["Ærlig", "Aas"]),
     ("ing øst", ["Østby"]), ("1974", SORTED),
     ("xyz", [])],
)  # fmt: skip
def test_a_few_letters_find_a_patient(today, typed, found):
    today.search.setText(typed)

    assert names(today) == found


def test_arrows_in_the_search_choose_and_enter_opens(today, qtbot):
    opened = []
    today.open_patient.connect(opened.append)
    today.search.setFocus()

    qtbot.keyClick(today.search, Qt.Key.Key_Down)
    qtbot.keyClick(today.search, Qt.Key.Key_Return)

    assert opened == [today._lines[1].patient_id]


def test_escape_shows_everyone_again(today, qtbot):
    today.search.setText("øst")

    qtbot.keyClick(today.search, Qt.Key.Key_Escape)

    assert names(today) == SORTED


def test_the_chosen_patient_stays_chosen_while_one_searches(today):
    today.choose(PatientId(number_id(3)))

    today.search.setText("i")

    assert today.table.chosen == number_id(3)


def test_an_empty_caseload_says_what_to_do(workspace, shown):
    page = shown(TodayPage(workspace))

    assert page.first.isVisible()
    assert not page.table.isVisible()


def test_a_long_caseload_shows_its_first_lines_and_reads_on(workspace, shown, qtbot):
    with workspace.database.begin() as tx:
        for number in range(SEEN_FIRST + 1):
            patient = a_patient(id=PatientId(number_id(number)), given_name=f"Kari {number}")
            patients.add(tx, patient)
            episodes.add(tx, an_episode(patient_id=patient.id, id=number_id(1000 + number)))
    page = TodayPage(workspace)
    page.choose(PatientId(number_id(SEEN_FIRST)))
    at_first = len(names(page))

    shown(page)
    qtbot.waitUntil(lambda: len(names(page)) == SEEN_FIRST + 1)

    assert at_first == SEEN_FIRST
    assert page.table.chosen == number_id(SEEN_FIRST)


def test_every_cell_can_be_read_out(today):
    model = today.table.model()

    cells = [model.index(0, column).data() for column in Column]

    assert all(cells)


def a_row(**changes):
    given = {"patient": a_patient(), "episode": an_episode(), "last_seen": TODAY,
             "light": Light.AMBER, "summary": "", "review": None}  # fmt: skip
    return CaseloadRow(**(given | changes))


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (a_row(last_seen=None), Column.SEEN, "–"),
        (a_row(), Column.SEEN, "I dag"),
        (a_row(last_seen=None), Column.NEXT, "Første økt"),
        (a_row(light=Light.STOP), Column.NEXT, "Vurdering"),
        (a_row(review="Tre like råd."), Column.NEXT, "Gjennomgang"),
        (a_row(light=None, last_seen=None), Column.LIGHT, "Ikke vurdert: Ingen økt ennå"),
        (a_row(light=None), Column.LIGHT, ""),  # seen, and no advice is shown
        (a_row(summary="Hold: Smerte 4 av 10."), Column.LIGHT, "Hold: Smerte 4 av 10."),
    ],
)
def test_a_line_says_where_the_patient_stands(row, column, words):
    assert line_of(row, TODAY, spoken()).text(column) == words


@pytest.mark.parametrize("light", [None, Light.AMBER])
def test_the_column_of_lights_is_there_only_where_lights_are(shown, light):
    table = shown(CaseloadTable())

    table.show_lines([line_of(a_row(light=light), TODAY, spoken())])

    assert table.isColumnHidden(Column.LIGHT) == (light is None)


def test_a_line_speaks_the_language_of_the_window():
    speak(Language.EN)

    assert line_of(a_row(last_seen=None), TODAY, spoken()).next_step == "First session"


def a_line(name, **changes):
    row = a_row(patient=a_patient(family_name=name), **changes)
    return line_of(row, TODAY, spoken())


UNSORTED = [
    a_line("Aas", light=Light.GREEN, last_seen=TODAY),
    a_line("Berg", light=Light.STOP, last_seen=TODAY - timedelta(days=3)),
    a_line("Dahl", light=None, last_seen=None),
    a_line("Lie", light=Light.AMBER, review="Tre like råd.", last_seen=TODAY - timedelta(days=9)),
]


@pytest.mark.parametrize(
    ("column", "first", "turned"),
    [
        (Column.NAME, "Aas Berg Dahl Lie", "Lie Dahl Berg Aas"),
        (Column.LIGHT, "Berg Lie Aas Dahl", "Dahl Aas Lie Berg"),
        (Column.SEEN, "Lie Berg Aas Dahl", "Dahl Aas Berg Lie"),
        (Column.NEXT, "Berg Lie Aas Dahl", "Dahl Aas Lie Berg"),
        (Column.REVIEW, "Lie Aas Berg Dahl", "Aas Berg Dahl Lie"),
    ],
)
def test_the_first_order_brings_up_what_needs_a_hand(column, first, turned):
    def names_in(order):
        return " ".join(line.family_name for line in ordered(UNSORTED, order))

    assert names_in(Order(column)) == first
    assert names_in(Order(column, turned=True)) == turned


def test_problems_are_sorted_as_norwegian_is():
    lines = [a_line("A", episode=an_episode(title=title)) for title in ("Ål", "Ankel", "Øye")]

    found = ordered(lines, Order(Column.PROBLEM))

    assert [line.problem[:2] for line in found] == ["An", "Øy", "Ål"]


def test_a_click_on_a_title_sorts_and_another_turns(today, qtbot):
    header = today.table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(Column.NAME) + 20, 10)

    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert names(today) == SORTED[::-1]


def test_the_titles_are_reached_and_sorted_by_keys(today, qtbot):
    asked = []
    today.order_changed.connect(asked.append)
    today.resize(1300, 600)
    header = today.table.horizontalHeader()
    header.setFocus()

    qtbot.keyClick(header, Qt.Key.Key_Right)
    qtbot.keyClick(header, Qt.Key.Key_Right)
    qtbot.keyClick(header, Qt.Key.Key_Space)
    qtbot.keyClick(header, Qt.Key.Key_Space)

    assert asked == [Order(Column.LIGHT), Order(Column.LIGHT, turned=True)]
    assert header.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_chosen_patient_stays_chosen_when_the_order_changes(today):
    today.choose(PatientId(number_id(3)))

    today.table.show_order(Order(Column.NAME, turned=True))

    assert today.table.chosen == number_id(3)
