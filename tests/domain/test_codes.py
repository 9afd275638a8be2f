"""Closed lists keep the order that their comparisons need."""

from app.domain.codes import ACTION_OF, Action, Light, Quality, ReasonCode, Swelling


def test_lights_are_ordered_from_green_to_stop():
    by_severity = sorted({*Light}, key=lambda light: light.severity)

    assert by_severity == [Light.GREEN, Light.AMBER, Light.RED, Light.STOP]
    assert [light.severity for light in by_severity] == [0, 1, 2, 3]


def test_every_light_asks_for_its_own_action():
    assert ACTION_OF == {
        Light.GREEN: Action.PROGRESS,
        Light.AMBER: Action.HOLD,
        Light.RED: Action.STEP_BACK,
        Light.STOP: Action.REFER,
    }


def test_swelling_is_graded_from_none_to_three_plus():
    assert [each.grade for each in Swelling] == [0, 1, 2, 3, 4]
    assert Swelling("2+").grade == 3


def test_quality_is_ranked_from_good_to_poor():
    assert [each.rank for each in Quality] == [0, 1, 2]
    assert Quality.POOR.rank == 2


def test_a_bolder_choice_has_at_most_eight_reasons_to_choose_from():
    assert 1 < len(ReasonCode) <= 8
