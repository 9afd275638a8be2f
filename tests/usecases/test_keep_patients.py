from uuid import UUID

import pytest
from msgspec import structs

from app.domain.case import Restriction
from app.domain.codes import Language, RestrictionKind
from app.domain.patient import EpisodeId, PatientId
from app.usecases.delete_patient import delete_patient
from app.usecases.keep_patients import (
    add_patient,
    caseload,
    caseload_of,
    change_episode,
    change_patient,
    open_patient,
)
from app.usecases.keep_patients import names as list_names
from tests.builders import PATIENT, a_patient, an_episode

NAMES = [("Nils", "Ås"), ("Kari", "Østby"), ("Henrik", "Müller"), ("Siv", "Aas"), ("Åse", "Berg")]


@pytest.fixture
def clinic(workspace):
    for number, (given, family) in enumerate(NAMES, 1):
        patient = a_patient(
            id=PatientId(UUID(int=number)),
            given_name=given,
            family_name=family,
            birth_year=1970 + number,
        )
        episode = an_episode(id=EpisodeId(UUID(int=number)), patient_id=patient.id)
        add_patient(workspace, patient, episode)
    return workspace


def names(rows):
    return [row.patient.full_name for row in rows]


def test_the_caseload_is_sorted_as_in_norwegian(clinic):
    expected = ["Åse Berg", "Henrik Müller", "Kari Østby", "Siv Aas", "Nils Ås"]

    assert names(caseload(clinic)) == expected


def test_the_caseload_read_part_by_part_is_the_same(clinic):
    whose = [each.id for each in list_names(clinic)]

    parts = [caseload_of(clinic, part, Language.NB) for part in (whose[:2], whose[2:])]

    assert (*parts[0], *parts[1]) == caseload(clinic)


def test_names_are_listed_anew_whenever_a_patient_came_changed_or_went(clinic):
    listed = [[each.full_name for each in list_names(clinic)]]
    new, first = a_patient(id=PatientId(UUID(int=9)), given_name="Ada"), PatientId(UUID(int=1))
    for act in (
        lambda: add_patient(clinic, new, an_episode(id=EpisodeId(new.id), patient_id=new.id)),
        lambda: change_patient(clinic, structs.replace(new, family_name="By")),
        lambda: delete_patient(clinic, first, reason="Feil", legal_ground="§ 43", by="Aas"),
        lambda: delete_patient(clinic, new.id, reason="Feil", legal_ground="§ 43", by="Aas"),
    ):
        act()
        listed.append([each.full_name for each in list_names(clinic)])

    others = ["Åse Berg", "Henrik Müller", "Kari Østby", "Siv Aas"]
    assert listed == [
        [*others, "Nils Ås"],
        [*others[:2], "Ada Østby", *others[2:], "Nils Ås"],
        [others[0], "Ada By", *others[1:], "Nils Ås"],
        [others[0], "Ada By", *others[1:]],
        others,
    ]


def test_closed_records_leave_no_names(clinic):
    list_names(clinic)

    clinic.close()

    assert clinic.names.sort_key.cache_info().currsize == 0
    assert clinic.names.in_order((0, 0), tuple) == ()


def test_a_new_patient_has_an_episode_and_nothing_else(workspace):
    add_patient(workspace, a_patient(), an_episode())

    file = open_patient(workspace, PATIENT)

    assert (file.patient, file.episode) == (a_patient(), an_episode())
    assert (file.sessions, file.programmes, file.latest) == ((), (), None)


def test_a_patient_without_a_valid_episode_is_not_stored_at_all(workspace):
    with pytest.raises(Exception, match="FOREIGN KEY"):
        add_patient(workspace, a_patient(), an_episode(patient_id=PatientId(UUID(int=9))))

    assert caseload(workspace) == ()


def test_changes_of_patient_and_episode_are_kept(workspace):
    add_patient(workspace, a_patient(), an_episode())
    patient = a_patient(given_name="Karin", note="Ringer helst etter fire")
    limit = Restriction(kind=RestrictionKind.NO_RESISTANCE)
    episode = structs.replace(an_episode(), cleared=False, restrictions=(limit,))

    change_patient(workspace, patient)
    change_episode(workspace, episode)

    file = open_patient(workspace, PATIENT)
    assert (file.patient, file.episode) == (patient, episode)
