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
    for k in (NEW, "3", "2,5", TAB, "6", "10", TAB, "2", "1",SEARCHED[language][0], ENTER, TAB, "2", "1", ENTER, SEARCHED[language][1], ENTER, TAB, "1","1"):
        press(k); w=qapp.focusWidget(); print(k, "->", type(w).__name__, w.accessibleName())
    p=clinic.page
    print(p._panel._reason.text(), p._panel.decide._problem.accessibleName())
    press(SAVE)
    print(p._panel._reason.text(), p._panel.decide._problem.accessibleName(), p._saved is None)
    print(seen(p))
