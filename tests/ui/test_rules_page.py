"""The page of the rules: found by words, read, set otherwise within their range, set back."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.codes import Language, Light
from app.ui.pages.settings.rules_page import RulesPage
from app.ui.widgets.controls.label import Label
from app.usecases.change_limits import limit_changes
from app.usecases.judge_draft import judge_draft
from app.usecases.keep_patients import add_patient, open_patient
from tests.builders import EPISODE, PATIENT, TODAY, a_patient, a_session, an_episode, an_exercise


@pytest.fixture
def clinic(workspace):
    add_patient(workspace, a_patient(), an_episode())
    return workspace


@pytest.fixture
def page(clinic, shown):
    page = RulesPage(clinic)
    page.resize(1290, 688)
    return shown(page)


def write(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def set_limit(page, rule, name, text):
    page.show_rule(rule)
    row = page.limits.rows[name]
    write(row.number, text)
    QTest.keyClick(row.set_button, Qt.Key.Key_Space)
    return row


def said_on(widget):
    return " ".join(label.text() for label in widget.findChildren(Label))


def titles(page):
    return [page.list.item(place).text() for place in range(page.list.count())]


def test_every_rule_stands_under_its_theme_with_its_light_in_words(page, clinic):
    rules = [title for title in titles(page) if title.count(",")]

    assert len(rules) == len(clinic.rulebook.rules)
    assert "R1, Mye smerte under eller etter, Trinn ned" in rules
    assert titles(page)[0] == "Stopp og begrensninger"


def test_words_find_rules_and_the_arrows_walk_through_them(page):
    write(page.search, "morgen")
    first = page.list.chosen
    QTest.keyClick(page.search, Qt.Key.Key_Down)

    assert first == "next-morning-high"
    assert page.list.chosen == "next-morning-raised"
    assert page.words.shown.id == "next-morning-raised"


def test_words_of_no_rule_are_answered_with_a_sentence(page):
    write(page.search, "xyz")

    assert page.list.isHidden()
    assert "Ingen regel har disse ordene." in said_on(page)


def test_a_rule_tells_its_reasons_sources_and_limits(page):
    page.show_rule("pain-during-high")

    told = said_on(page)

    for part in ("Smerten var over 5 av 10.", "doi:10.1186/1471-2474-11-126 (lest)",
                 "Takt leveres med 5. Kan settes til 3–5. Ageberg 2010 (lest)"):  # fmt: skip
        assert part in told


def test_a_limit_set_by_keyboard_holds_from_its_day_and_stands_in_the_log(page, clinic):
    set_limit(page, "pain-during-high", "during_above", "3")

    (change,) = limit_changes(clinic)
    draft = a_session(exercises=(an_exercise(pain_during=4),))
    advice = judge_draft(clinic, open_patient(clinic, PATIENT), draft, Language.NB)
    assert (change.value, change.date, change.by) == (3, TODAY, "Ingrid Aas")
    assert advice.light is Light.RED
    assert "23.11.2026: Smerte under øvelsen, mer enn 3, for klinikken, av Ingrid Aas" in said_on(
        page.log
    )
    assert "R1, Mye smerte under eller etter, Trinn ned, endret" in titles(page)
    assert page.limits.rows["during_above"].number.value == 3


def test_a_limit_is_set_back_to_what_takt_comes_with(page, clinic):
    set_limit(page, "pain-during-high", "during_above", "3")

    QTest.keyClick(page.limits.rows["during_above"].back_button, Qt.Key.Key_Space)

    assert [each.value for each in limit_changes(clinic)] == [3, None]
    assert page.limits.rows["during_above"].number.value == 5
    assert page.limits.rows["during_above"].back_button.isHidden()


@pytest.mark.parametrize("text", ["6", "2", "3,5", "tre", ""])
def test_a_number_outside_its_range_cannot_be_set_and_stays(page, clinic, text):
    row = set_limit(page, "pain-during-high", "during_above", text or " ")

    assert limit_changes(clinic) == ()
    assert not row.set_button.isEnabled()
    assert row.number.text().strip() == text


def test_limits_out_of_order_are_refused_beside_the_limit(page, clinic):
    set_limit(page, "pain-acceptable", "above", "3")

    row = set_limit(page, "pain-during-high", "during_above", "3")

    assert "må være under pain-during-high.during_above (3)" in said_on(row.problem)
    assert len(limit_changes(clinic)) == 1


@pytest.mark.parametrize("day", ["22.11.2026", "", "i morgen"])
def test_a_day_before_today_or_none_is_refused(page, clinic, day):
    page.first_day.setText(day)

    row = set_limit(page, "stale", "days", "21")

    assert not row.problem.isHidden()
    assert limit_changes(clinic) == ()


def test_a_change_needs_somebody_who_makes_it(page, clinic):
    page.by.setText(" ")

    row = set_limit(page, "stale", "days", "21")

    assert "Skriv hvem som setter grensen." in said_on(row.problem)
    assert limit_changes(clinic) == ()


def test_a_day_to_come_is_kept_and_the_number_of_today_stands(page, clinic):
    page.first_day.show_value(TODAY + timedelta(days=7))

    set_limit(page, "stale", "days", "21")

    assert limit_changes(clinic)[0].date == TODAY + timedelta(days=7)
    assert page.limits.rows["days"].number.value == 14


def test_where_a_patient_is_open_a_limit_can_be_set_for_that_one_alone(clinic, shown):
    page = shown(RulesPage(clinic, open_patient(clinic, PATIENT)))
    QTest.keyClick(page.whose, Qt.Key.Key_2)

    set_limit(page, "stale", "days", "21")

    assert limit_changes(clinic) == ()
    assert limit_changes(clinic, EPISODE)[0].value == 21
    assert "for Kari Østby" in said_on(page.log)
    QTest.keyClick(page.whose, Qt.Key.Key_1)
    page.show_rule("stale")
    assert page.limits.rows["days"].number.value == 14


def test_a_limit_with_one_allowed_number_cannot_be_changed(page):
    page.show_rule("next-morning-raised")
    row = page.limits.rows["rise"]

    assert row.number.isReadOnly()
    assert row.set_button.isHidden()
    assert "Alltid 1." in said_on(row)


def test_a_half_typed_limit_stays_while_other_rules_are_read(page):
    page.show_rule("stale")
    write(page.limits.rows["days"].number, "2")

    page.show_rule("review-due")
    page.show_rule("stale")

    assert page.limits.rows["days"].number.text() == "2"
    assert page.unsaved
    write(page.limits.rows["days"].number, "14")
    assert not page.unsaved


def test_a_limit_typed_while_no_rule_is_found_is_of_the_rule_that_is_read(page, clinic):
    page.by.setText("Kari Nes")
    page.show_rule("pain-during-high")
    page.search.setText("xyz")
    write(page.limits.rows["during_above"].number, "4")

    assert page.store()

    (change,) = limit_changes(clinic)
    assert (change.rule, change.name, change.value) == ("pain-during-high", "during_above", 4)
    assert page.words.shown.id == "pain-during-high"


def test_a_half_typed_limit_is_there_again_after_a_crash(page, clinic, shown):
    page.show_rule("stale")
    write(page.limits.rows["days"].number, "2")
    write(page.by, "Odd")
    page.keep_draft_now()

    again = shown(RulesPage(clinic))

    assert again.list.chosen == "stale"
    assert again.limits.rows["days"].number.text() == "2"
    assert again.by.text() == "Odd"
    again._guard._offer.discarded.emit()
    assert again.limits.rows["days"].number.value == 14
    assert not again.unsaved


def test_leaving_sets_what_was_typed_or_says_why_it_cannot(page, clinic):
    gone = []
    page.show_rule("pain-during-high")
    write(page.limits.rows["during_above"].number, "9")
    page.show_rule("stale")
    write(page.limits.rows["days"].number, "21")

    page.leave(lambda: gone.append(1))
    assert gone == []
    page._guard.question._save_and_go()
    assert gone == []
    assert page.list.chosen == "pain-during-high"
    assert not page.limits.rows["during_above"].problem.isHidden()
    write(page.limits.rows["during_above"].number, "4")
    page._guard.question._save_and_go()

    assert gone == [1]
    assert {each.rule: each.value for each in limit_changes(clinic)} == {
        "pain-during-high": 4, "stale": 21
    }  # fmt: skip
    assert not page.unsaved


def test_a_narrow_page_shows_list_or_rule(page, qtbot):
    page.resize(700, 500)
    qtbot.waitUntil(page.detail.isHidden)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)

    assert page.detail.isVisible()
    assert page.list.isHidden() or not page.list.isVisible()
    QTest.keyClick(page.all_rules, Qt.Key.Key_Space)
    assert page.list.isVisible()


def test_every_control_has_a_name(page):
    page.show_rule("review-due")
    controls = [page.search, page.list, page.first_day, page.by, page.whose]
    controls += [row.number for row in page.limits.rows.values()]
    controls += [row.set_button for row in page.limits.rows.values()]

    names = [control.accessibleName() for control in controls]

    assert all(names)
    assert len(set(names)) == len(names)
