from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings

from db import episodes, patients, sessions
from db.database import Database, Transaction
from tests import strategies
from tests.builders import EPISODE, NOW, PATIENT, RAW_KEY, a_patient, an_episode


class RolledBack(Exception):
    pass


@pytest.fixture(scope="module")
def trial(tmp_path_factory):
    """Does something in a transaction of a real database, and takes it back."""
    database = Database.create(tmp_path_factory.mktemp("trial") / "records.takt", RAW_KEY)

    def run(act: Callable[[Transaction], object]) -> object:
        found: list[object] = []
        with suppress(RolledBack), database.begin() as tx:
            found.append(act(tx))
            raise RolledBack
        return found[0]

    yield run
    database.close()


@settings(max_examples=100, deadline=None)
@given(session=strategies.sessions)
def test_any_valid_session_comes_back_equal(trial, session):
    def act(tx):
        patients.add(tx, a_patient())
        episodes.add(tx, an_episode())
        sessions.add(tx, EPISODE, session, NOW)
        return tuple(sessions.of_episode(tx, EPISODE).values())

    found = trial(act)

    assert found == (session,)


@settings(max_examples=60, deadline=None)
@given(patient=strategies.patients, episode=strategies.episodes())
def test_any_valid_patient_and_episode_come_back_equal(trial, patient, episode):
    def act(tx):
        patients.add(tx, patient)
        episodes.add(tx, episode)
        return patients.get(tx, PATIENT), episodes.get(tx, EPISODE)

    found = trial(act)

    assert found == (patient, episode)


@settings(max_examples=30, deadline=None)
@given(patient=strategies.patients, episode=strategies.episodes())
def test_whatever_was_there_a_change_replaces_it_whole(trial, patient, episode):
    def act(tx):
        patients.add(tx, a_patient())
        episodes.add(tx, an_episode())
        patients.change(tx, patient)
        episodes.change(tx, episode)
        return patients.get(tx, PATIENT), episodes.get(tx, EPISODE)

    found = trial(act)

    assert found == (patient, episode)
