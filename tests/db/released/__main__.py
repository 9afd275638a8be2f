"""Writes the records of the present schema: python -m tests.db.released. Once for each release."""

import shutil
from pathlib import Path
from uuid import UUID

from app.domain.patient import EpisodeId, PatientId
from db import clinic_folder, clinics, episodes, patients
from db.slots import Cost
from tests.builders import a_clinic, a_patient, an_episode

HERE = Path(__file__).parent
SCHEMA, WORDS = "0001", "fire ord på rad"
QUICK = Cost(memory_kib=64, passes=1, lanes=1)
NAMES = (
    "Ingrid Østby",
    "Čalbmi Hætta",
    "Robert'); DROP TABLE patients;--",
    "<img src=x> \u202eakil",
)


def write(folder):
    """Make a clinic with these patients, and leave its files in the folder."""
    made = folder / "made"
    clinic_folder.create(made, WORDS, fill, QUICK).close()
    for file in (made / "clinic").iterdir():
        file.replace(folder / file.name)
    shutil.rmtree(made)


def fill(database):
    with database.begin() as tx:
        clinics.add(tx, a_clinic())
        for number, name in enumerate(NAMES, 1):
            given, _, family = name.partition(" ")
            patient = PatientId(UUID(int=number))
            patients.add(tx, a_patient(id=patient, given_name=given, family_name=family))
            episodes.add(tx, an_episode(id=EpisodeId(UUID(int=100 + number)), patient_id=patient))


if __name__ == "__main__":
    target = HERE / SCHEMA
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    write(target)
