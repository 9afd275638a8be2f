"""D16: an empty and a lived-in practice are brought to a newer schema, killed on the way."""

import shutil

import pytest

from app.usecases.keep_patients import caseload
from app.usecases.open_clinic import unlock
from app.usecases.replay import replay
from db import migrate
from db.audit import verify_chain
from tests import killing
from tests.backups.practice import WORDS, Practice, found
from tests.builders import NOW

MOST_STEPS, THIRD = 200, 3  # with both practices and the records of tests/db, all steps
STEP = """\
from alembic import op
revision = '0002'
down_revision = '0001'
def upgrade():
    op.execute('CREATE TABLE more (x TEXT)')
    op.execute('ALTER TABLE sessions ADD COLUMN more TEXT')
"""


@pytest.fixture(params=[(0, 1), (2, 2)], ids=["empty", "lived in"])
def older(request, tmp_path):
    """Records that a Takt of one step less has closed, what stood in them, and where to begin."""
    practice = Practice(tmp_path, found(tmp_path / "made"))
    patients, first = request.param
    for _ in range(patients):
        practice.take_in(sessions=3)
    if patients:
        practice.back_up()
    held = what_stands_in(practice.workspace)
    practice.workspace.close()
    return practice.root, held, first


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """A program that knows one step more."""
    steps = tmp_path / "steps"
    shutil.copytree(migrate.FOLDER, steps)
    (steps / "0002_more.py").write_text(STEP)
    monkeypatch.setattr(migrate, "FOLDER", steps)


def what_stands_in(workspace):
    """Who is in treatment, and every advice beside the one its rules give again."""
    with workspace.database.begin() as tx:
        assert verify_chain(tx) == ()
        schema = migrate.schema_of(tx)
    told = replay(workspace)
    assert all(each.same for each in told)
    return schema, caseload(workspace), told


def opened(root):
    workspace = unlock(root, WORDS, lambda: NOW)
    try:
        return what_stands_in(workspace)
    finally:
        workspace.close()


def test_killed_on_the_way_every_decision_is_there_and_judged_again_to_the_same(
    older, newer, tmp_path
):
    root, (schema, patients, told), first = older
    for step in range(first, MOST_STEPS, THIRD):
        copy = tmp_path / f"killed-{step}"
        shutil.copytree(root, copy)
        lived = killing.lived(step, lambda copy=copy: unlock(copy, WORDS, lambda: NOW).close())
        assert opened(copy) == ("0002", patients, told), step
        shutil.rmtree(copy)
        if lived:
            break

    assert lived
    assert step > 10
    assert schema == "0001"
    assert len(told) == 3 * len(patients)
