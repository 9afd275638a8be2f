"""Banners, questions and refusals for the gallery: what shows only when something has happened."""

from app.domain.codes import Light
from app.domain.identity_number import IDENTITY_NUMBER
from app.domain.programme import Template
from app.ui.shown_names import hide_names
from app.ui.translator import spoken
from app.ui.where import Where
from app.usecases.keep_draft import drop_draft
from app.usecases.keep_form_draft import drop_form_draft
from app.usecases.keep_templates import remove_template
from tests import gallery_session


def keys_refused(scene):
    scene.go(Where("keys"))
    scene.window.page.secret.passphrase.setText("kort")
    scene.window.page.change.click()


def session_own_dose(scene):
    form = gallery_session._answered(scene)
    scene.window.page.sitting.advice._offer_doses(form.rows[0].exercise_id)


def session_adding(scene):
    form = gallery_session._answered(scene)
    form._rows._show_picker(shown=True)
    form._rows._picker.search.setText("kn")
    form.ensureWidgetVisible(form._rows._picker)


def session_dose_refused(scene):
    form = gallery_session._answered(scene)
    form.rows[0].cells.show_typed({"sets": "99"})
    scene.window.page.save()


def session_discarded(scene):
    gallery_session.session_unfinished(scene)
    page = scene.window.page
    page._offer.discarded.emit()
    drop_draft(scene.workspace, page._file.episode.id)


def patient_unfinished(scene):
    gallery_session._answered(scene)
    page = scene.window.page
    page.keep_draft_now()
    scene.go(Where("patient", scene.whose(Light.GREEN)))
    drop_draft(scene.workspace, page._file.episode.id)


def programme_leaving(scene):
    scene.go(Where("programme", scene.whose(Light.GREEN)))
    page = scene.window.page
    page.arranging._remove(page.programme[0].id)
    page.leave(list)


def programme_renaming(scene):
    """With many templates, and a name that another one has."""
    scene.go(Where("programme", scene.whose(Light.GREEN)))
    page = scene.window.page
    names = ["Akillessene, tidlig", "Hofte", "Korsrygg etter to måneder i ro", "Kne"]
    for name in names:
        page._steps.keep(Template(name=name, exercises=page.programme))
    page.templates.open()
    page.templates.panel._begin_renaming()
    page.templates.panel.rename_asked.emit(names[0], names[1])
    for name in names:
        remove_template(scene.workspace, name)


def programme_bulk_refused(scene):
    scene.go(Where("programme", scene.whose(Light.GREEN)))
    number = scene.window.page.parts.bulk.number
    number.setText("99")
    number.textEdited.emit("99")


def editor_leaving(scene):
    scene.go(Where("editor"))
    scene.window.page.given_name.setText("Liv")
    scene.window.page.leave(list)


def identity_number(scene):
    scene.go(Where("editor"))
    scene.window.show_problem(spoken().say(IDENTITY_NUMBER))


def rules_leaving(scene):
    _typed_limit(scene)
    scene.window.page.leave(list)


def rules_unfinished(scene):
    _typed_limit(scene)
    scene.window.page.keep_draft_now()
    scene.go(Where("rules"))
    drop_form_draft(scene.workspace, "rules")


def _typed_limit(scene):
    scene.go(Where("rules"))
    scene.window.page.show_rule("stale")
    number = scene.window.page.limits.rows["days"].number
    number.setText("9999")
    number.textEdited.emit("9999")


def sheet_refused(scene):
    """A visit that is past, and the way out where one page has no room."""
    gallery_session.sheet(scene)
    page = scene.window.page
    page._form.next_visit.setText("1.1.2020")
    page._preview()
    page._cards.show()


def diary_refused(scene):
    scene.go(Where("diary", scene.whose(Light.RED)))
    scene.window.page.save()


def names_hidden(scene):
    hide_names(hidden=True)
    scene.go(Where("today", scene.whose(Light.GREEN)))
    hide_names(hidden=False)


SCREENS = (
    keys_refused, session_own_dose, session_adding,
    session_dose_refused, session_discarded, patient_unfinished, programme_leaving,
    programme_renaming, programme_bulk_refused, editor_leaving, identity_number, rules_leaving,
    rules_unfinished, sheet_refused, diary_refused, names_hidden,
)  # fmt: skip
