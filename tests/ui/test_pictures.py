"""Drawings become pictures one at a time; what has been painted is given at once."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QObject, QSize

from app.exercises.bank import bank
from app.settings import Theme
from app.ui import style
from app.ui.widgets.bank import pictures
from app.ui.widgets.bank.pictures import Pictures, picture
from tests.builders import an_own_exercise

SIZE = QSize(120, 80)


@pytest.fixture(autouse=True)
def none_kept(monkeypatch):
    monkeypatch.setattr(pictures, "_kept", {})


@pytest.fixture
def waiting(qapp):
    return Pictures(bank(), QObject(qapp))


def seen(pixmap):
    """The colours of a picture, but for what shows through."""
    image = pixmap.toImage()
    spots = [(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)]
    return {image.pixel(*spot) for spot in spots if image.pixelColor(*spot).alpha() == 255}


def test_a_picture_is_painted_later_and_then_given_at_once(waiting, qtbot):
    assert waiting.get("squat", 1, SIZE, 1.0) is None

    with qtbot.waitSignal(waiting.painted):
        pass

    assert len(seen(waiting.get("squat", 1, SIZE, 1.0))) > 3


def test_what_nobody_asks_for_any_more_is_not_painted(waiting, qtbot):
    waiting.get("squat", 1, SIZE, 1.0)
    waiting.forget()
    waiting.get("bridge", 1, SIZE, 1.0)

    with qtbot.waitSignal(waiting.painted):
        pass

    assert waiting.get("squat", 1, SIZE, 1.0) is None
    assert waiting.get("bridge", 1, SIZE, 1.0)


def test_light_and_dark_have_pictures_of_their_own(qapp):
    light = seen(picture(bank(), "squat", 1, SIZE, 1.0))
    style.wear(Theme.DARK, 100)

    assert seen(picture(bank(), "squat", 1, SIZE, 1.0)) != light


@pytest.mark.parametrize(("photo", "shown"), [(b"", False), (b"no photo", False), (None, True)])
def test_an_own_exercise_shows_its_photo_and_nothing_where_there_is_none(qapp, photo, shown):
    red = BytesIO()
    Image.new("RGB", (40, 40), "red").save(red, "JPEG")
    own = an_own_exercise(photo=red.getvalue() if photo is None else photo)

    found = seen(picture(bank().with_own([own]), own.id, 1, SIZE, 1.0))

    assert bool(found) is shown


def test_an_exercise_that_nobody_knows_is_an_empty_picture(qapp):
    assert seen(picture(bank(), "nobody-knows", 1, SIZE, 1.0)) == set()


def test_the_store_of_pictures_is_bounded(qapp, monkeypatch):
    monkeypatch.setattr(pictures, "_MOST", 3 * SIZE.width() * SIZE.height())

    for level in (1, 2, 3, 4, 5):
        picture(bank(), "squat", level, SIZE, 1.0)

    assert len(pictures._kept) <= 3
