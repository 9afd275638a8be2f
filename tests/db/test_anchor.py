"""What was saved and is gone is noticed at the next start. Without the anchor, nobody would."""

import random
import shutil

import pytest
from sqlalchemy import text

from db import patients
from db.anchor import SLOT, Anchor
from db.audit import verify_chain
from db.database import Database, Outdated
from db.engine import PAGE_SIZE
from db.head import head
from tests.builders import PATIENT, RAW_KEY, a_patient

SAVES = 12
SEED = 20261123


class Disk:
    """The files of one database, as they can be taken away and put back."""

    def __init__(self, folder):
        self.file = folder / "records.takt"
        self.log = folder / "records.takt-wal"
        self.anchor = folder / "records.anchor"

    def bytes(self):
        files = (self.file, self.log, self.anchor)
        return {each: each.read_bytes() for each in files if each.exists()}

    def lay(self, content):
        for each in (self.file, self.log, self.anchor):
            each.unlink(missing_ok=True)
        for each, held in content.items():
            each.write_bytes(held)


@pytest.fixture
def disk(tmp_path):
    return Disk(tmp_path)


@pytest.fixture
def cut(disk):
    """The files after a power cut: all saves but the first stand in the log only."""
    database = Database.create(disk.file, RAW_KEY)
    save(database, 0, patients.add)
    database.checkpoint()
    for number in range(1, SAVES):
        save(database, number)
    content = disk.bytes()
    database.close()
    disk.lay(content)
    return content


def save(database, number, how=patients.change):
    with database.begin() as tx:
        how(tx, a_patient(note=f"note {number}"))


def note_held(disk):
    """The patient's note as the program shows it; the database is closed again."""
    database = Database.open(disk.file, RAW_KEY)
    try:
        with database.begin() as tx:
            return patients.get(tx, PATIENT).note
    finally:
        database.close()


def without_anchor(content, disk):
    return {each: held for each, held in content.items() if each != disk.anchor}


def assert_refused_and_left_alone(disk, content):
    with pytest.raises(Outdated, match="Restore the newest backup"):
        Database.open(disk.file, RAW_KEY)

    assert disk.bytes() == content


def test_what_the_anchor_knows_opens(disk, cut):
    assert note_held(disk) == f"note {SAVES - 1}"


def test_every_flipped_bit_of_the_log_is_noticed_that_drops_a_save(disk, cut):
    chance, log = random.Random(SEED), cut[disk.log]  # noqa: S311 (a dice, no key)
    silent = 0
    for _ in range(40):
        place = chance.randrange(len(log))
        flipped = log[:place] + bytes([log[place] ^ 1 << chance.randrange(8)]) + log[place + 1 :]
        damaged = cut | {disk.log: flipped}
        disk.lay(without_anchor(damaged, disk))
        silent += note_held(disk) != f"note {SAVES - 1}"
        disk.lay(damaged)
        try:
            shown = note_held(disk)
        except Outdated:
            shown = None
        assert shown in {None, f"note {SAVES - 1}"}, (SEED, place)

    assert silent  # SQLite alone says nothing, and shows an older note


def test_a_lost_log_is_noticed_and_named(disk, cut):
    lost = {disk.file: cut[disk.file], disk.anchor: cut[disk.anchor]}
    disk.lay(lost)

    with pytest.raises(Outdated, match="All that was saved after") as refused:
        Database.open(disk.file, RAW_KEY)

    assert refused.value.values["since"].tzinfo
    assert disk.bytes() == lost
    disk.lay({disk.file: cut[disk.file]})
    assert note_held(disk) == "note 0"  # without the anchor


def test_an_older_file_put_back_is_noticed(disk):
    database = Database.create(disk.file, RAW_KEY)
    save(database, 0, patients.add)
    database.close()
    older = disk.file.read_bytes()
    database = Database.open(disk.file, RAW_KEY)
    save(database, 1)
    database.close()
    content = disk.bytes() | {disk.file: older}
    disk.lay(content)

    assert_refused_and_left_alone(disk, content)
    disk.lay({disk.file: older})
    assert note_held(disk) == "note 0"  # without the anchor


def test_an_older_file_that_went_another_way_is_noticed(disk, tmp_path):
    database = Database.create(disk.file, RAW_KEY)
    save(database, 0, patients.add)
    database.close()
    aside = Disk(tmp_path / "aside")
    shutil.copytree(tmp_path, aside.file.parent)
    for place, number in ((disk, 1), (aside, 2)):
        database = Database.open(place.file, RAW_KEY)
        save(database, number)
        database.close()
    content = disk.bytes() | {disk.file: aside.file.read_bytes()}
    disk.lay(content)

    assert_refused_and_left_alone(disk, content)


def test_an_older_page_put_back_is_found_by_the_chain(disk):
    database = Database.create(disk.file, RAW_KEY)
    save(database, 0, patients.add)
    for number in range(1, 200):
        save(database, number)
    database.checkpoint()
    before = pages(disk)
    counters = page_of_counters(database)
    for number in range(200, 220):
        save(database, number)
    database.close()
    after = pages(disk)
    changed = [each for each, page in enumerate(before) if page != after[each]][1:]

    silent = 0
    for place in changed:
        disk.file.write_bytes(b"".join((*after[:place], before[place], *after[place + 1 :])))
        silent += not is_noticed(disk)

    assert counters in changed
    assert silent == 0


def page_of_counters(database):
    """Where SQLite counts row numbers."""
    with database.begin() as tx:
        found = tx.execute(text("SELECT rootpage FROM sqlite_schema WHERE name='sqlite_sequence'"))
        return found.scalar_one() - 1


def pages(disk):
    content = disk.file.read_bytes()
    return [content[at : at + PAGE_SIZE] for at in range(0, len(content), PAGE_SIZE)]


def is_noticed(disk):
    """By the refusal to open it, or by the trail."""
    try:
        database = Database.open(disk.file, RAW_KEY)
    except Exception:  # noqa: BLE001 (any refusal is a notice)
        return True
    try:
        with database.begin() as tx:
            tree = tx.execute(text("PRAGMA integrity_check")).scalars().all() != ["ok"]
            return bool(tree or verify_chain(tx))
    except Exception:  # noqa: BLE001 (the same)
        return True
    finally:
        database.close()


def test_a_database_ahead_of_its_anchor_goes_on(disk, cut):
    database = Database.open(disk.file, RAW_KEY)
    database.close()
    older = disk.anchor.read_bytes()
    database = Database.open(disk.file, RAW_KEY)
    save(database, 99)
    database.close()
    disk.anchor.write_bytes(older)

    assert note_held(disk) == "note 99"
    assert disk.anchor.read_bytes() != older


def test_a_torn_slot_leaves_the_other_one(disk, cut):
    anchor = cut[disk.anchor]
    for number in range(2):
        torn = anchor[: number * SLOT] + bytes(SLOT) + anchor[(number + 1) * SLOT :]
        disk.lay(cut | {disk.anchor: torn})

        assert note_held(disk) == f"note {SAVES - 1}"


def test_every_flipped_bit_of_a_slot_makes_it_invalid(disk, cut):
    whole = Anchor(disk.file, RAW_KEY).read()
    anchor = cut[disk.anchor]

    for place in range(len(anchor)):
        disk.anchor.write_bytes(anchor[:place] + bytes([anchor[place] ^ 1]) + anchor[place + 1 :])
        found = Anchor(disk.file, RAW_KEY).read()
        assert found is not None
        assert found.sequence in {whole.sequence, whole.sequence - 1}


def test_an_anchor_of_another_key_is_none(disk, cut):
    assert Anchor(disk.file, bytes(32)).read() is None


def test_a_missing_anchor_is_said_noted_and_made_anew(disk, cut):
    disk.lay(without_anchor(cut, disk))

    database = Database.open(disk.file, RAW_KEY)
    with database.begin() as tx:
        noted = tx.execute(text("SELECT kind FROM audit ORDER BY sequence DESC LIMIT 1"))
        kind = noted.scalar_one()
        reached = head(tx)
    database.close()

    assert kind == "adopted"
    assert any("is missing" in said for said in database.warnings)
    assert Anchor(disk.file, RAW_KEY).read() == reached


def test_an_older_file_is_taken_over_when_one_says_why(disk, cut):
    disk.lay({disk.file: cut[disk.file], disk.anchor: cut[disk.anchor]})

    Database.open(disk.file, RAW_KEY, adopt="restored").close()

    assert note_held(disk) == "note 0"


def test_an_anchor_that_cannot_be_written_leaves_the_save_and_warns_once(disk):
    database = Database.create(disk.file, RAW_KEY)
    save(database, 0, patients.add)
    disk.anchor.unlink()
    disk.anchor.mkdir()

    save(database, 1)
    save(database, 2)
    said = list(database.warnings)
    disk.anchor.rmdir()
    save(database, 3)
    database.close()

    assert len(said) == 1
    assert said[0].startswith("What you saved is saved.")
    assert note_held(disk) == "note 3"
