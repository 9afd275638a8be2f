"""What every test may ask for: a real encrypted database, a workspace, and no network."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import socket

import pytest

from db.database import Database
from tests.builders import RAW_KEY


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        pytest.fail("Takt is offline.")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def database(tmp_path):
    database = Database.create(tmp_path / "records.takt", RAW_KEY)
    yield database
    database.close()
