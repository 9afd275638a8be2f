"""One sentence above the form, to be read before one goes on."""

from app.ui.widgets.controls.card import Card, row
from app.ui.widgets.controls.label import Icon, Label


class NoteBar(Card):
    """What one should know of this session before it is saved."""

    def __init__(self, words: str) -> None:
        said = row(
            Icon("triangle-alert", 18, "accent"), Label(words, "strong", wrap=True),
            gap=8, margins=(14, 6, 10, 6),
        )  # fmt: skip
        super().__init__(said, "accent_tint", "")
