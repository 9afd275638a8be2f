"""The screens of backups, of a small clinic with a stick."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.ui.where import Where
from tests.backups.practice import Practice, found

if TYPE_CHECKING:
    from tests.gallery import Scene


def backups(scene: Scene) -> None:
    scene.window.demonstrate(practice(scene.folder.parent).workspace, Where("backups"))


def restore(scene: Scene) -> None:
    scene.window.demonstrate(practice(scene.folder.parent).workspace, Where("restore"))
    scene.window.page.list.rows[0].click()


def restore_asked(scene: Scene) -> None:
    restore(scene)
    scene.window.page.restore.click()


def hand_over(scene: Scene) -> None:
    scene.window.demonstrate(practice(scene.folder.parent).workspace, Where("hand over"))


def take_over(scene: Scene) -> None:
    scene.window.greet()
    scene.window.way_in.show_take_over()


def restore_on_a_new_pc(scene: Scene) -> None:
    scene.window.greet()
    scene.window.way_in.show_restore()


@cache
def practice(folder: Path) -> Practice:
    made = Practice(folder / "practice", found(folder / "made" / "Takt"))
    made.take_in(3)
    made.back_up()
    made.plug_in()
    made.take_in(9)
    made.back_up()
    return made


SCREENS = (backups, restore, restore_asked, restore_on_a_new_pc, hand_over, take_over)
