"""A field for words: what is too long stays, and is refused in words."""

from app.ui.widgets.controls.text_field import TextField


def test_what_is_too_long_stays_and_is_refused(shown, qtbot):
    field = shown(TextField(longest=5))

    qtbot.keyClicks(field, "sju")
    assert field.too_long == ""
    field.clear()
    field.setFocus()
    field.insert("altfor langt")

    assert field.text() == "altfor langt"
    assert "5" in field.too_long
    assert "12" in field.too_long
    assert field.accessibleDescription() == field.too_long


def test_shortened_it_is_taken_again(shown):
    field = shown(TextField(longest=5))
    field.insert("altfor langt")

    field.setText("kort")

    assert field.too_long == ""
    assert field.accessibleDescription() == ""
