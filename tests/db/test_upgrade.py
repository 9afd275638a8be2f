"""D16: records of every released schema are brought to the newest one, killed at any step."""

import re
import shutil
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

import pytest

from app.domain.patient import PatientId
from app.usecases.restore import restore, verify
from db import clinic_folder, migrate, patients
from db.audit import verify_chain
from db.backup_file import Why
from db.key_file import data_key, read_key_file
from db.migrate import DatabaseTooNew, schema_of
from db.outdated import Outdated
from db.upgrade_beside import UpgradeFailed, forget_upgraded
from tests import killing
from tests.bench.practice import unguarded
from tests.builders import a_clinic, a_patient
from tests.db.every_row import every_row
from tests.db.released.__main__ import HERE, NAMES, WORDS, write
from tests.faults import acts, desk_acts
from tests.faults.acts import Desk

RELEASED = sorted(path for path in HERE.iterdir() if re.fullmatch(r"\d{4}", path.name))
LAST = PatientId(UUID(int=99))
MOST_STEPS = 200
START = "revision = '0001'\ndown_revision = None\ndef upgrade():\n    raise AssertionError\n"
NEXT = """\
from alembic import op
revision = '{number}'
down_revision = '{before}'
def upgrade():
    op.execute('CREATE TABLE more_{number} (x TEXT)')
    op.execute('ALTER TABLE patients ADD COLUMN more_{number} TEXT')
    {also}
"""


@pytest.fixture
def present(tmp_path):
    """Records of the present schema."""
    folder = tmp_path / "Takt"
    (folder / "clinic").mkdir(parents=True)
    write(folder / "clinic")
    return folder


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """A program that knows two steps more; `also` is done in the last of them."""

    def install(also="pass"):
        steps = tmp_path / "steps"
        steps.mkdir()
        (steps / "0001_start.py").write_text(START)
        (steps / "0002_more.py").write_text(NEXT.format(number="0002", before="0001", also="pass"))
        (steps / "0003_last.py").write_text(NEXT.format(number="0003", before="0002", also=also))
        monkeypatch.setattr(migrate, "FOLDER", steps)

    return install


def opened(folder):
    """Unlock, read all there is, and close: names, schema, whether the trail fits."""
    database = clinic_folder.unlock(folder, WORDS)
    try:
        with database.begin() as tx:
            names = {each.full_name for each in patients.everyone(tx)}
            return names, schema_of(tx), verify_chain(tx), tuple(database.warnings)
    finally:
        database.close()


def empty(root):
    """A clinic on its first day."""
    desk = Desk(root)
    for act in (acts.first_run, acts.locking):
        act(desk)


def typical(root):
    """A clinic in which all has happened that can."""
    desk = Desk(root)
    for act in (*acts.script(1), *desk_acts.IN_A_DAY, acts.locking):
        act(desk)


def files(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def but_the_backup(folder):
    return {name: held for name, held in files(folder).items() if not name.startswith("takt-")}


@pytest.fixture
def killed(present, tmp_path):
    """The same after a power cut: the last patient stands in the log only."""
    database = clinic_folder.unlock(present, WORDS)
    with database.begin() as tx:
        patients.add(tx, a_patient(id=LAST, given_name="Siste", family_name="Inntatt"))
    shutil.copytree(present, tmp_path / "killed" / "Takt")
    database.close()
    return tmp_path / "killed" / "Takt"


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.name)
def test_records_of_every_released_schema_open(released, tmp_path):
    shutil.copytree(released, tmp_path / "Takt" / "clinic")

    names, schema, broken, warnings = opened(tmp_path / "Takt")

    assert names == set(NAMES)
    assert schema == migrate._steps()[-1]
    assert (broken, warnings) == ((), ())


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.name)
def test_records_of_every_released_schema_go_on_to_the_next(released, tmp_path, newer):
    shutil.copytree(released, tmp_path / "Takt" / "clinic")
    newer()

    assert opened(tmp_path / "Takt") == (set(NAMES), "0003", (), ())


@pytest.mark.parametrize("lived", [empty, typical])
def test_an_upgrade_leaves_every_row_as_it_was(lived, tmp_path, newer):
    root = tmp_path / "Takt"
    lived(root)
    file = root / "clinic" / "records.takt"
    key = data_key(read_key_file(file.parent), WORDS)
    before = every_row(file, key)
    newer()

    _, schema, broken, warnings = opened(root)

    assert (schema, broken, warnings) == ("0003", (), ())
    assert every_row(file, key, like=before) == before
    assert sum(each.count for each in before.values()) >= (2 if lived is empty else 60)


def test_a_changed_cell_is_another_hash(present):
    file = present / "clinic" / "records.takt"
    key = data_key(read_key_file(file.parent), WORDS)
    before = every_row(file, key)
    with unguarded(file, key) as connection:
        connection.execute("UPDATE patients SET note = 'x' WHERE sequence = 2")

    after = every_row(file, key)

    assert [name for name in before if after[name] != before[name]] == ["patients"]


def test_there_is_a_file_of_every_step():
    assert [path.name for path in RELEASED] == migrate._steps()


def test_the_old_records_are_kept_and_open_in_the_version_before(present, newer, monkeypatch):
    before = (present / "clinic" / "records.takt").read_bytes()
    steps = migrate.FOLDER
    newer()

    opened(present)

    (kept,) = present.glob("before-upgrade-0001-*")
    assert (kept / "records.takt").read_bytes() == before
    monkeypatch.setattr(migrate, "FOLDER", steps)
    shutil.rmtree(present / "clinic")
    kept.rename(present / "clinic")
    assert opened(present)[:2] == (set(NAMES), "0001")


def test_a_step_that_fails_leaves_every_byte(present, newer):
    before = files(present)
    newer("raise OSError(5, 'Input/output error')")

    with pytest.raises(UpgradeFailed, match="Nothing was changed"):
        opened(present)

    assert but_the_backup(present) == before


def test_a_step_that_loses_rows_is_noticed_and_nothing_is_put_in_place(present, newer):
    before = files(present)
    newer(
        "op.execute('DROP TRIGGER restrictions_no_delete'); "
        "op.execute('DROP TRIGGER episodes_no_delete'); op.execute('DELETE FROM episodes')"
    )

    with pytest.raises(UpgradeFailed):
        opened(present)

    assert but_the_backup(present) == before


def test_what_stands_in_the_log_only_is_upgraded_too(killed, newer):
    newer()

    assert opened(killed) == ({*NAMES, "Siste Inntatt"}, "0003", (), ())


def test_a_lost_log_is_noticed_before_a_byte_is_moved(killed, newer):
    (killed / "clinic" / "records.takt-wal").unlink()
    before = files(killed)
    newer()

    with pytest.raises(Outdated):
        opened(killed)

    assert files(killed) == before


def test_a_flipped_bit_of_the_log_is_noticed_before_a_byte_is_moved(killed, newer):
    log = killed / "clinic" / "records.takt-wal"
    content = bytearray(log.read_bytes())
    content[len(content) // 2] ^= 1
    log.write_bytes(content)
    before = files(killed)
    newer()

    with pytest.raises(Outdated):
        opened(killed)

    assert files(killed) == before


def test_a_missing_anchor_is_said_after_an_upgrade_too(present, newer):
    (present / "clinic" / "records.anchor").unlink()
    newer()

    *_, warnings = opened(present)

    assert any("is missing" in said for said in warnings)


def test_before_an_upgrade_there_is_a_whole_backup_for_either_version(
    killed, newer, monkeypatch, tmp_path
):
    steps = migrate.FOLDER
    newer()
    opened(killed)
    (backup,) = (killed / "backups").iterdir()

    for version, schema in ((migrate.FOLDER, "0003"), (steps, "0001")):
        monkeypatch.setattr(migrate, "FOLDER", version)
        root = tmp_path / schema
        root.mkdir()
        choice = verify(root, backup, "passphrase", WORDS)
        restore(root, choice, lambda: datetime.now(UTC)).workspace.close()
        assert opened(root) == ({*NAMES, "Siste Inntatt"}, schema, (), ())
    assert choice.manifest.why is Why.BEFORE
    assert choice.manifest.clinic == a_clinic().name


def test_without_a_backup_nothing_is_upgraded(present, newer):
    (present / "backups").write_text("a file where the folder should be")
    before = files(present)
    newer()

    with pytest.raises(UpgradeFailed, match="No backup was made"):
        opened(present)

    assert files(present) == before


def test_newer_records_are_refused_with_every_byte_unchanged(present, newer, monkeypatch):
    steps = migrate.FOLDER
    newer()
    opened(present)
    monkeypatch.setattr(migrate, "FOLDER", steps)
    before = files(present)

    with pytest.raises(DatabaseTooNew):
        opened(present)

    assert files(present) == before


def test_killed_at_any_step_the_next_start_has_all_records(present, newer, tmp_path):
    newer()
    for step in range(1, MOST_STEPS):
        copy = tmp_path / f"killed-{step}"
        shutil.copytree(present, copy)
        lived = killing.lived(step, partial(opened, copy))
        assert opened(copy) == (set(NAMES), "0003", (), ()), step
        assert list(copy.glob("before-upgrade-0001-*")), step
        shutil.rmtree(copy)
        if lived:
            break

    assert lived
    assert step > 10


def test_wrong_passphrases_upgrade_nothing(present, newer):
    before = files(present)
    newer()

    with pytest.raises(Exception, match="does not open"):
        clinic_folder.unlock(present, "noe helt annet enn")

    assert files(present) == before


def test_what_was_kept_goes_after_ninety_days_and_not_before(present, newer):
    newer()
    opened(present)
    (kept,) = present.glob("before-upgrade-*")
    now = datetime.now(UTC)

    forget_upgraded(present, now + timedelta(days=89))
    assert kept.exists()

    forget_upgraded(present, now + timedelta(days=92))
    assert not kept.exists()
    assert (present / "clinic" / "records.takt").exists()
