"""Every screen as a picture: python -m tests.gallery [NAME …] writes build/gallery/.

A screen is one function in SCREENS: it brings the window to where the picture is taken.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.codes import Contingency, Demand, Language, Light, Region
from app.domain.patient import EpisodeId, PatientId
from app.exercises.exercise import DoseKind, Position
from app.exercises.own import OwnExercise
from app.settings import Settings, Theme
from app.ui.application import prepare
from app.ui.main_window import MainWindow
from app.ui.pages.start.doors import Doors
from app.ui.translator import spoken
from app.ui.where import Where
from app.ui.widgets.patient.deletion_form import GROUNDS
from app.usecases.delete_patient import delete_patient
from app.usecases.keep_clinic import change_advice
from app.usecases.keep_form_draft import drop_form_draft
from app.usecases.keep_own_exercises import keep_own_exercise
from app.usecases.keep_patients import add_patient, caseload
from app.usecases.open_clinic import Cost, create_clinic
from app.usecases.workspace import Workspace
from tests import gallery_backups, gallery_rare, gallery_session, gallery_states
from tests.builders import NOW, a_clinic, a_patient, an_episode

PASSPHRASE = "fire ord på rad"  # noqa: S105 (of a clinic that lives for one picture)
OUT = Path(__file__).parent.parent / "build" / "gallery"
SIZE = (1366, 688)  # a laptop of 1366×768 without title bar and task bar
THEMES = (Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST)
LOOKS = list(product(THEMES, (100, 150, 200)))


class Scene(NamedTuple):
    """What a screen is made from: the window, and the demonstration clinic."""

    window: MainWindow
    workspace: Workspace
    folder: Path  # of the clinic that first start would make

    def whose(self, light: Light | None) -> PatientId:
        """The first patient of the caseload with this light."""
        rows = caseload(self.workspace)
        return next((row for row in rows if row.light is light), rows[0]).patient.id

    def go(self, where: Where) -> None:
        """Show a page of the desk."""
        self.window.demonstrate(self.workspace, where)


def first_start(scene: Scene) -> None:
    scene.window.greet()


def first_start_refused(scene: Scene) -> None:
    scene.window.greet()
    scene.window.page.go_on.click()


def first_start_key(scene: Scene) -> None:
    scene.window.greet()
    page = scene.window.page
    page.name.setText("Fjordgata fysioterapi")
    page.advice.pick(0)
    page.secret.passphrase.setText("månen over fjorden står")
    page.secret.again.setText("månen over fjorden står")
    page.go_on.click()


def unlock(scene: Scene) -> None:
    (scene.folder / "clinic").mkdir(parents=True)
    scene.window.greet()
    shutil.rmtree(scene.folder)


def unlock_refused(scene: Scene) -> None:
    (scene.folder / "clinic").mkdir(parents=True)
    scene.window.greet()
    scene.window.page.passphrase.setText("feil passfrase her")
    scene.window.page.unlock_button.click()
    shutil.rmtree(scene.folder)


def unlock_on_paper(scene: Scene) -> None:
    (scene.folder / "clinic").mkdir(parents=True)
    scene.window.greet()
    scene.window.page.use_paper.click()
    scene.window.page.paper.show_key("ABCDEF GHJKLM")
    shutil.rmtree(scene.folder)


def keys(scene: Scene) -> None:
    scene.go(Where("keys"))


def who_has_opened(scene: Scene) -> None:
    scene.go(Where("access"))
    scene.window.page.month.pick(1)


def trail(scene: Scene) -> None:
    scene.go(Where("trail", scene.whose(Light.GREEN)))


def deleting(scene: Scene) -> None:
    scene.go(Where("deletion", scene.whose(Light.GREEN)))


def deleting_refused(scene: Scene) -> None:
    deleting(scene)
    scene.window.page.form.ground.setCurrentIndex(1)
    scene.window.page.delete()


def deleted_by_law(scene: Scene) -> None:
    with_patient_gone(scene, "access")


def today_after_deletion(scene: Scene) -> None:
    with_patient_gone(scene, "today")
    scene.window.page.tell(spoken().say("The records of one patient were deleted for good."))


def with_patient_gone(scene: Scene, page: str) -> None:
    """The page in a clinic of its own, in which one of two patients was deleted."""
    with TemporaryDirectory() as folder:
        quick = Cost(memory_kib=64, passes=1, lanes=1)
        clinic = create_clinic(Path(folder, "small"), PASSPHRASE, a_clinic(), lambda: NOW, quick)
        for number in (1, 2):
            patient = a_patient(id=PatientId(UUID(int=number)))
            add_patient(clinic, patient, an_episode(id=EpisodeId(UUID(int=number)),
                                                    patient_id=patient.id))  # fmt: skip
        delete_patient(clinic, PatientId(UUID(int=1)), reason="Ført på naboen i timeboka",
                       legal_ground=spoken().say(GROUNDS[0]), by="Kari Nordmann")  # fmt: skip
        scene.window.demonstrate(clinic, Where(page))
        QApplication.processEvents()
        clinic.close()


def today(scene: Scene) -> None:
    scene.go(Where("today", scene.whose(Light.GREEN)))


def today_found(scene: Scene) -> None:
    today(scene)
    scene.window.page.search.setFocus()
    scene.window.page.search.setText("øs")


def today_not_found(scene: Scene) -> None:
    today(scene)
    scene.window.page.search.setText("xyz")


def today_empty(scene: Scene) -> None:
    with TemporaryDirectory() as folder:
        quick = Cost(memory_kib=64, passes=1, lanes=1)
        empty = create_clinic(Path(folder, "empty"), PASSPHRASE, a_clinic(), lambda: NOW, quick)
        scene.window.demonstrate(empty)
        QApplication.processEvents()
        empty.close()


def today_unfinished(scene: Scene) -> None:
    whose = scene.whose(Light.GREEN)
    scene.go(Where("editor", whose))
    scene.window.page.note.setText("ring")
    scene.window.page.keep_draft_now()
    today(scene)
    settle()
    drop_form_draft(scene.workspace, f"editor {whose}")


def diary(scene: Scene) -> None:
    scene.go(Where("diary", scene.whose(Light.RED)))
    for keys in ("*", "2", "1", "10"):
        QTest.keyClicks(scene.window.page._grid, keys)


def discarded(scene: Scene) -> None:
    scene.go(Where("exercises"))
    own = OwnExercise(
        id="trapp", name_nb="Trapp med sekk", name_en="Stairs with a bag", instructions_nb="Gå.",
        instructions_en="Walk.", region=Region.KNEE, position=Position.STANDING,
        kind=DoseKind.REPETITIONS, demand=Demand.MEDIUM, weight_bearing=True, per_side=False,
    )  # fmt: skip
    page = scene.window.page
    page._saved(keep_own_exercise(scene.workspace, own), own.id)
    page._remove_shown()


def new_patient(scene: Scene) -> None:
    scene.go(Where("editor"))


def new_patient_restricted(scene: Scene) -> None:
    scene.go(Where("editor"))
    scene.window.page.treatment.profile.pick(2)
    scene.window.page.treatment.restrictions.any.pick(1)


def new_patient_refused(scene: Scene) -> None:
    scene.go(Where("editor"))
    scene.window.page.store()


def change_patient(scene: Scene) -> None:
    scene.go(Where("editor", scene.whose(Light.GREEN)))


def settings(scene: Scene) -> None:
    scene.go(Where("settings"))


def rules(scene: Scene) -> None:
    scene.go(Where("rules"))


def rules_changed(scene: Scene) -> None:
    scene.go(Where("rules", scene.whose(Light.GREEN)))
    page = scene.window.page
    page.whose.pick(1)
    page.show_rule("review-due")
    limit = page.limits.rows["days_many"]
    if limit.number.value != 42:
        page.limits.asked.emit("days_many", 42)
    page.limits.rows["reds_many"].number.setText("9")
    page.limits.rows["reds_many"].number.textEdited.emit("9")
    QApplication.processEvents()
    page.detail.ensureWidgetVisible(page.limits.rows["days_many"])


def rules_not_found(scene: Scene) -> None:
    scene.go(Where("rules"))
    scene.window.page.search.setText("xyz")


def exercises(scene: Scene) -> None:
    scene.go(Where("exercises"))
    scene.window.page.browser.show_exercise("squat", 4)


def exercises_found(scene: Scene) -> None:
    scene.go(Where("exercises"))
    scene.window.page.browser.search.setText("knebøy")


def exercises_not_found(scene: Scene) -> None:
    scene.go(Where("exercises"))
    scene.window.page.browser.search.setText("xyz")


def programme(scene: Scene) -> None:
    scene.go(Where("programme", scene.whose(Light.GREEN)))


def programme_many(scene: Scene) -> None:
    programme(scene)
    page = scene.window.page
    for each in ("squat", "bridge", "plank", "chin-tuck"):
        page.parts.browser.show_exercise(each)
        page.parts.browser.opened.emit(page.parts.browser.grid.hit)
    page.save()


def programme_templates(scene: Scene) -> None:
    programme(scene)
    scene.window.page.templates.open()


def programme_stopped(scene: Scene) -> None:
    scene.go(Where("programme", scene.whose(Light.STOP)))


def own_exercise(scene: Scene) -> None:
    scene.go(Where("exercises"))
    scene.window.page.edit(None)
    scene.window.page.editor.store()


def something_wrong(scene: Scene) -> None:
    today(scene)
    scene.window.show_problem("Noe gikk galt. (ValueError in today_page.py:12)")


def patient(scene: Scene) -> None:
    scene.go(Where("patient", scene.whose(Light.GREEN)))


def patient_red(scene: Scene) -> None:
    scene.go(Where("patient", scene.whose(Light.RED)))


def patient_stopped(scene: Scene) -> None:
    scene.go(Where("patient", scene.whose(Light.STOP)))


def session_without_advice(scene: Scene) -> None:
    without(scene, Where("session", scene.whose(Light.GREEN)))


def patient_without_advice(scene: Scene) -> None:
    without(scene, Where("patient", scene.whose(Light.GREEN)))


def today_without_advice(scene: Scene) -> None:
    without(scene, Where("today", scene.whose(Light.GREEN)))


def without(scene: Scene, where: Where) -> None:
    """The page as it is where the clinic shows no advice."""
    change_advice(scene.workspace, shown=False)
    scene.go(where)
    change_advice(scene.workspace, shown=True)


def all_keys(scene: Scene) -> None:
    today(scene)
    scene.window.over.show_keys()


def found_anything(scene: Scene) -> None:
    today(scene)
    scene.window.over.find_anything()
    scene.window.over.overlay.search.setText("kn")


def what_if(scene: Scene) -> None:
    scene.go(Where("what-if", scene.whose(Light.GREEN)))
    settle()


def what_if_plan_leads(scene: Scene) -> None:
    rows = caseload(scene.workspace)
    led = next(row for row in rows if row.episode.contingency is Contingency.TIME)
    scene.go(Where("what-if", led.patient.id))
    settle()


def mirror(scene: Scene) -> None:
    scene.go(Where("mirror"))


def together(scene: Scene) -> None:
    scene.go(Where("together", scene.whose(Light.GREEN)))


def settle() -> None:
    """Let the lights under the answers be judged."""
    for _ in range(40):
        QApplication.processEvents()


def help_over_page(scene: Scene) -> None:
    patient(scene)
    scene.window.over.show_help()


SCREENS: tuple[Callable[[Scene], None], ...] = (
    first_start, first_start_refused, first_start_key, unlock, unlock_refused, unlock_on_paper,
    keys, who_has_opened, trail, deleting, deleting_refused, deleted_by_law, today,
    today_after_deletion, today_found, today_not_found, today_empty,
    today_unfinished, diary, discarded, new_patient,
    new_patient_restricted, new_patient_refused, change_patient,
    exercises, exercises_found, exercises_not_found, own_exercise,
    programme, programme_many, programme_templates, programme_stopped,
    settings, rules, rules_changed, rules_not_found, something_wrong,
    patient, patient_red, patient_stopped, session_without_advice, patient_without_advice,
    today_without_advice, all_keys, found_anything, help_over_page,
    what_if, what_if_plan_leads, together, mirror,
    *gallery_backups.SCREENS, *gallery_session.SCREENS, *gallery_states.SCREENS,
)  # fmt: skip
PICTURES = (*SCREENS, *gallery_rare.SCREENS, *gallery_rare.OPENED)


def pictures(wanted: list[str]) -> Iterator[str]:
    """Write the pictures; yields the name of each."""
    application = QApplication.instance() or QApplication([])
    prepare(application)
    OUT.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        doors = Doors(Path(folder, "clinic"), Path(folder, "demonstration"), lambda: NOW)
        clinics = {language: doors.demonstrate(language) for language in Language}
        for (theme, scale), language in product(LOOKS, Language):
            look = Settings(language=language, theme=theme, text_scale=scale)
            window = MainWindow(doors, look, Path(folder, "settings.json"))
            window.resize(*SIZE)
            window.show()
            window.activateWindow()
            for screen in PICTURES:
                name = f"{screen.__name__.replace('_', '-')}-{language}-{theme}-{scale}"
                if not wanted or any(part in name for part in wanted):
                    screen(Scene(window, clinics[language], doors.folder))
                    yield take(window, name)
            window.hide()
            window.deleteLater()


def take(window: MainWindow, name: str) -> str:
    """Save what the window shows."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _ in range(3):
        QApplication.processEvents()
    picture_of(window).save(str(OUT / f"{name}.png"))
    return name


def picture_of(window: MainWindow) -> QPixmap:
    """The window, with what a click opened over it; that is closed."""
    picture = window.grab()
    painter = QPainter(picture)
    for each in QApplication.topLevelWidgets():
        if each.isVisible() and each.windowType() == Qt.WindowType.Popup:
            place = window.mapFromGlobal(each.mapToGlobal(QPoint(0, 0)))
            painter.drawPixmap(place, each.grab())
            each.close()
    painter.end()
    return picture


if __name__ == "__main__":
    for each in pictures(sys.argv[1:]):
        sys.stdout.write(f"{each}\n")
