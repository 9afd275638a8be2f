# ruff: noqa: S608 (the names of our own tables)
from uuid import UUID

import pytest
from sqlalchemy import text

from app.domain.case import Restriction
from app.domain.codes import Language, RedFlag
from app.domain.errors import Invalid
from app.domain.patient import EpisodeId, PatientId
from app.usecases.delete_patient import delete_patient
from app.usecases.issue_programme import issue_programme
from app.usecases.keep_patients import add_patient, caseload, change_patient, open_patient
from app.usecases.lift_stop import lift_stop
from app.usecases.record_session import record_session
from db import deletions
from db.audit import verify_chain
from db.triggers import OF_A_PATIENT
from tests.builders import EPISODE, PATIENT, TODAY, a_patient, a_session, an_episode

OTHER, OTHERS = PatientId(UUID(int=11)), EpisodeId(UUID(int=12))
LIMIT = Restriction(kind="no_resistance")
GROUND = {
    "reason": "Ført på feil pasient",
    "legal_ground": "Helsepersonelloven § 43",
    "by": "Ingrid Aas",
}


@pytest.fixture
def clinic(workspace):
    """Two patients with everything that can be kept of one."""
    for patient, episode in ((PATIENT, EPISODE), (OTHER, OTHERS)):
        add_patient(
            workspace,
            a_patient(id=patient),
            an_episode(id=episode, patient_id=patient, restrictions=(LIMIT,)),
        )
        red_flag = a_session(red_flags=(RedFlag.CAUDA_EQUINA,))
        record_session(workspace, episode, red_flag, Language.NB)
        file = open_patient(workspace, patient)
        lift_stop(workspace, file, by="Ingrid Aas", day=TODAY, found="MR uten funn")
        issue_programme(workspace, open_patient(workspace, patient))
    return workspace


def counted(workspace):
    with workspace.database.begin() as tx:
        return {
            each.name: tx.execute(text(f"SELECT count(*) FROM {each.name}")).scalar_one()
            for each in OF_A_PATIENT
        }


def flaws(workspace):
    with workspace.database.begin() as tx:
        return verify_chain(tx)


def test_all_content_goes_and_the_tombstone_stays(clinic):
    before = counted(clinic)

    deletion = delete_patient(clinic, PATIENT, **GROUND)

    after = counted(clinic)
    assert {name: count * 2 for name, count in after.items()} == before
    assert [row.patient.id for row in caseload(clinic)] == [OTHER]
    with clinic.database.begin() as tx:
        assert deletions.listed(tx) == (deletion,)
    assert (deletion.reason, deletion.by) == (GROUND["reason"], "Ingrid Aas")


def test_no_name_of_the_deleted_is_kept_for_searching(clinic):
    caseload(clinic)
    assert clinic.names.sort_key.cache_info().currsize

    delete_patient(clinic, PATIENT, **GROUND)

    assert not clinic.names.sort_key.cache_info().currsize


def test_the_trail_still_fits_and_no_other_patient_is_touched(clinic):
    others = open_patient(clinic, OTHER)

    delete_patient(clinic, PATIENT, **GROUND)

    assert flaws(clinic) == ()
    assert open_patient(clinic, OTHER) == others


def test_a_record_that_went_without_a_tombstone_is_still_found(clinic):
    delete_patient(clinic, PATIENT, **GROUND)
    with clinic.database.begin() as tx:
        tx.execute(text("DROP TRIGGER programmes_no_delete"))
        tx.execute(text("DELETE FROM programmes"))

    found = flaws(clinic)

    assert [each.kind for each in found] == ["programme"]


@pytest.mark.parametrize("place", GROUND)
def test_nothing_is_deleted_without_reason_ground_and_name(clinic, place):
    before = counted(clinic)

    with pytest.raises(Invalid) as refused:
        delete_patient(clinic, PATIENT, **(GROUND | {place: "  "}))

    assert refused.value.place == place
    assert counted(clinic) == before


def test_a_restored_backup_forgets_the_same_patients(clinic):
    deletion = delete_patient(clinic, PATIENT, **GROUND)
    with clinic.database.begin() as tx:
        again = deletions.listed(tx)

    assert again == (deletion,)
    with clinic.database.begin() as tx:
        assert deletions.is_deleted(tx, PATIENT)
        assert not deletions.is_deleted(tx, OTHER)


def test_after_a_deletion_the_others_can_still_be_changed(clinic):
    delete_patient(clinic, OTHER, **GROUND)

    change_patient(clinic, a_patient(note="etterpå"))
    add_patient(
        clinic,
        a_patient(id=PatientId(UUID(int=21))),
        an_episode(id=EpisodeId(UUID(int=22)), patient_id=PatientId(UUID(int=21))),
    )

    with clinic.database.begin() as tx:
        assert verify_chain(tx) == ()
