import pytest

from tests.backups.practice import Practice, found


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    return found(tmp_path_factory.mktemp("made") / "Takt")


@pytest.fixture
def practice(tmp_path, made):
    practice = Practice(tmp_path, made)
    practice.take_in(sessions=2)
    yield practice
    practice.workspace.close()
