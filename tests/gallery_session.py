"""Screens of one patient for the gallery: the form and the panel in their states, the sheet."""

from msgspec import structs
from PySide6.QtWidgets import QApplication

from app.domain.codes import Light, Quality
from app.ui.translator import spoken
from app.ui.where import Where
from app.usecases.correct_session import correct_session
from app.usecases.earlier_versions import versions_of
from app.usecases.keep_draft import drop_draft
from app.usecases.keep_patients import open_patient

ANSWERS = {
    "pain_next_morning": 2,
    "pain_usual": 2,
    "settled_after_h": 18,
    "pain_week": 2.5,
    "morning_stiffness_min": 10,
    "pain_before": 1,
    "done_pct": 95,
}


def session_new(scene):
    scene.go(Where("session", scene.whose(Light.GREEN)))


def session_unfinished(scene):
    """What was typed before and not saved is offered."""
    _answered(scene)
    scene.window.page.keep_draft_now()
    session_new(scene)
    drop_draft(scene.workspace, scene.window.page._file.episode.id)


def session_half(scene):
    form = _answered(scene)
    form._rows.rows[-1].quality.show_value(None)
    scene.window.page.sitting.judge()
    form.reach("quality", form._rows.rows[-1].exercise_id)


def session_step_back(scene):
    form = _answered(scene, pain_next_morning=6)
    form._asked["pain_usual"].control.pick(2)
    panel = scene.window.page.sitting.panel
    panel._why._show_all(shown=True)


def session_override(scene):
    session_step_back(scene)
    scene.window.page.sitting.panel.decide._choose(Light.AMBER)


def session_red_flag(scene):
    _answered(scene)._asked["red_flags"].control.pick(1)


def session_more(scene):
    form = _answered(scene)
    form._show_more(shown=True)
    form._rows.rows[0].unfold()


def session_refused(scene):
    field = _answered(scene)._asked["morning_stiffness_min"].control
    field.setText("450")
    field.textEdited.emit("450")


def session_leaving(scene):
    _answered(scene)
    scene.window.page.leave(lambda: None)


def session_panel(scene):
    """Beside the form; in its place where the window is narrow."""
    _answered(scene)
    QApplication.processEvents()
    scene.window.page.sitting.sides.swap()


def session_advice(scene):
    patient_id = scene.whose(Light.GREEN)
    latest = open_patient(scene.workspace, patient_id).latest
    scene.go(Where("session", patient_id, latest.id))


def session_correcting(scene):
    patient_id = scene.whose(Light.GREEN)
    latest = open_patient(scene.workspace, patient_id).latest
    scene.go(Where("correction", patient_id, latest.id))
    scene.window.page.sitting.form._asked["pain_next_morning"].control.pick(3)


def session_older(scene):
    """A session that was corrected, read in its first version."""
    patient_id = scene.whose(Light.AMBER)
    first, *later = versions_of(
        scene.workspace, open_patient(scene.workspace, patient_id).sessions[0]
    )
    if not later:
        session = structs.replace(first.session, confidence=4)
        correct_session(scene.workspace, first.id, session, spoken().language)
    scene.go(Where("session", patient_id, first.id))


def patient_table(scene):
    scene.go(Where("patient", scene.whose(Light.GREEN)))
    scene.window.page._course.trend._turn()


def patient_clearing(scene):
    scene.go(Where("patient", scene.whose(Light.STOP)))
    scene.window.page.clear_stop()


def sheet(scene):
    scene.go(Where("sheet", scene.whose(Light.AMBER)))
    scene.window.page._versions.setCurrentIndex(0)


def sheet_issued(scene):
    scene.go(Where("sheet", scene.whose(Light.RED)))


def _answered(scene, **changes):
    """A new session with every question of the form answered."""
    session_new(scene)
    form = scene.window.page.sitting.form
    for name, answer in (ANSWERS | changes).items():
        if name in form._asked:
            form._asked[name].show_value(answer)
    for each in form._rows.rows:
        each.pain.show_value(2)
        each.quality.show_value(Quality.GOOD)
    form._asked["red_flags"].control.pick(0)
    return form


SCREENS = (
    session_new, session_unfinished, session_half, session_step_back, session_override,
    session_red_flag, session_more, session_refused, session_leaving, session_panel,
    session_advice, session_correcting, session_older, patient_table, patient_clearing, sheet,
    sheet_issued,
)  # fmt: skip
