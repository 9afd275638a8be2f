from tests.journeys.test_record_a_session import WORDS, SEARCHED, PRESCRIBED
from tests.journeys.test_record_a_session import *
import tests.journeys.test_record_a_session as m

for n in list(globals()):
    if n.startswith("test_"):
        del globals()[n]


def test_dbg(clinic, press, language, words, printed, qapp):
    patient = a_patient(given_name="Ingrid", family_name="Østby", birth_year=1979)
    add_patient(clinic.desk.workspace, patient, an_episode(patient_id=patient.id))
    clinic.desk.show_page(Where("patient", patient.id))
    qapp.processEvents()
    p = clinic.page
    print(
        p._new.shortcut().toString(),
        p._new.isVisible(),
        p._new.isEnabled(),
        clinic.isActiveWindow(),
    )
    from PySide6.QtGui import QShortcut, QAction

    for w in [clinic, *clinic.findChildren(QWidget)]:
        for a in w.actions():
            if not a.shortcut().isEmpty():
                print("action", type(w).__name__, a.shortcut().toString(), w.isVisible())
        if isinstance(w, QAbstractButton) and not w.shortcut().isEmpty():
            print("button", w.text(), w.shortcut().toString(), w.isVisible())
