"""From an advice to its rule; and an old advice stays beside the limits that held then."""

from app.domain.limit_change import LimitChange
from app.ui.pages.settings.rules_page import RulesPage
from app.ui.where import Where
from app.usecases.change_limits import change_limit
from tests.builders import TODAY
from tests.journeys.looking import ENTER, FIND, NEW, SAVE, TAB


def test_the_reason_that_decided_leads_to_its_rule(returning, press, click, stored):
    press(FIND, "øs", ENTER, NEW, "8", TAB, "2", SAVE)
    panel = returning.page.sitting.panel

    click(panel._why._rule.link)

    assert isinstance(returning.page, RulesPage)
    assert returning.page.list.chosen == stored().latest.advice.deciding.rule
    assert returning.desk.where.patient_id == stored().patient.id


def test_before_anything_is_answered_no_rule_is_offered(returning, press):
    press(FIND, "øs", ENTER, NEW)

    assert not returning.page.sitting.panel._why._rule.link.isVisible()


def test_an_old_advice_is_shown_with_the_limits_that_held_then(returning, press, stored):
    press(FIND, "øs", ENTER, NEW, "8", TAB, "2", SAVE)
    workspace, file = returning.desk.workspace, stored()
    before = limits_in(returning.page.sitting.panel)

    change = LimitChange(date=TODAY, rule="next-morning-high", name="rise", value=3, by="IA")
    change_limit(workspace, change)
    returning.desk.show_page(Where("session", file.patient.id, file.latest.id))

    now = workspace.rulebook_with(stored().limit_changes)
    assert now.limit("next-morning-high", "rise") == 3
    assert limits_in(returning.page.sitting.panel) == before == (2, 3)


def limits_in(panel):
    return panel._why._line._line.limits
