"""What every test may ask for: a real encrypted database, a workspace, and no network."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import socket

import pytest

from app.advisor.advise import read_rulebook
from app.resources import read_folder
from app.usecases.workspace import Workspace
from db import clinics
from db.database import Database
from tests.builders import NOW, RAW_KEY, a_clinic


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        pytest.fail("Takt is offline.")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(scope="session")
def rulebook():
    return read_rulebook(read_folder("rules"))


@pytest.fixture
def database(tmp_path):
    database = Database.create(tmp_path / "records.takt", RAW_KEY)
    yield database
    database.close()


@pytest.fixture
def workspace(database):
    """The workspace of a clinic that has no patients yet, on the day of the builders."""
    with database.begin() as tx:
        clinics.add(tx, a_clinic())
    return Workspace.on(database, lambda: NOW)
