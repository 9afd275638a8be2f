"""A folder that cannot be opened says why in one sentence, and keeps every byte."""

import json
import shutil

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.errors import TaktError
from db import clinic_folder, patients
from db.engine import DatabaseRefused
from db.key_file import (
    FLOOR,
    Cost,
    KeyFileRefused,
    WeakPassphrase,
    WrongPassphrase,
    data_key,
    new_key_file,
    read_key_file,
)
from db.migrate import DatabaseTooNew
from db.places import is_there
from tests.builders import a_patient

WORDS = "fire ord på rad"
NEWER = "UPDATE alembic_version SET version_num = '9999'"
FAST = Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "Takt"
    clinic_folder.create(folder, WORDS, store_a_patient, FAST).close()
    return folder


def store_a_patient(database):
    with database.begin() as tx:
        patients.add(tx, a_patient())


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def records(folder):
    return folder / "clinic" / "records.takt"


def anchor(folder):
    return folder / "clinic" / "records.anchor"


def keys(folder):
    return folder / "clinic" / "keys.json", folder / "clinic" / "keys-copy.json"


def no_damage(folder):
    pass


def emptied(folder):
    records(folder).write_bytes(b"")


def something_else(folder):
    records(folder).write_bytes(b"a letter to the municipality" * 1000)


def cut_in_a_page(folder):
    records(folder).write_bytes(records(folder).read_bytes()[:-100])


def cut_at_a_page(folder):
    records(folder).write_bytes(records(folder).read_bytes()[:-4096])


def cut_to_one_page(folder):
    records(folder).write_bytes(records(folder).read_bytes()[:4096])


def one_bit_flipped(folder):
    content = bytearray(records(folder).read_bytes())
    content[len(content) // 2] ^= 1
    records(folder).write_bytes(content)


def gone(folder):
    records(folder).unlink()


def unencrypted(folder):
    plain = sqlcipher.connect(":memory:")
    plain.execute("CREATE TABLE patients (name TEXT)")
    records(folder).unlink()
    plain.execute(f"VACUUM INTO '{records(folder)}'")
    plain.close()


def of_another_program(folder):
    change_inside(folder, "PRAGMA application_id = 7")


def of_a_newer_takt(folder):
    change_inside(folder, NEWER)


def of_a_newer_takt_that_was_cut_off(folder):
    cut_off_while(folder, lambda tx: tx.execute(text(NEWER)))


def cut_off_while(folder, act):
    """Leave the files as they lie after a power cut: the change stands in the log only."""
    database = clinic_folder.unlock(folder, WORDS)
    with database.begin() as tx:
        act(tx)
    lying = files(folder)
    database.close()
    for path, content in lying.items():
        path.write_bytes(content)


def change_inside(folder, statement):
    key = data_key(read_key_file(folder / "clinic"), WORDS)
    connection = sqlcipher.connect(str(records(folder)), isolation_level=None)
    connection.execute(f"""PRAGMA key = "x'{key.hex()}'" """)
    connection.execute(statement)
    connection.close()


def key_files_gone(folder):
    for file in keys(folder):
        file.unlink()


def key_files_damaged(folder):
    for file in keys(folder):
        content = json.loads(file.read_bytes())
        content["slots"][0]["wrapped"] = "A" * 64
        file.write_text(json.dumps(content))


def key_files_cut(folder):
    for file in keys(folder):
        file.write_bytes(file.read_bytes()[:-30])


def key_files_too_dear(folder):
    for file in keys(folder):
        file.write_bytes(file.read_bytes().replace(b'"memory_kib": 64', b'"memory_kib": 99999999'))


def key_files_too_new(folder):
    for file in keys(folder):
        file.write_text(json.dumps({"format": 2, "vaults": []}))


def key_files_of_another_clinic(folder):
    other = folder.with_name("other")
    clinic_folder.create(other, WORDS, no_damage, FAST).close()
    for file in keys(folder):
        shutil.copy(other / "clinic" / file.name, file)
    shutil.rmtree(other)


def key_files_are_folders(folder):
    for file in keys(folder):
        file.unlink()
        file.mkdir()


def folder_of_records_gone(folder):
    (folder / "backups").mkdir()
    (folder / "backups" / "takt-2026-11-23-0900-000001.taktbackup").write_bytes(b"whatever")
    shutil.rmtree(folder / "clinic")


def only_older_records_left(folder):
    (folder / "clinic").rename(folder / "before-restore-2026-11-23-0900")


def folder_of_records_is_a_file(folder):
    shutil.rmtree(folder / "clinic")
    (folder / "clinic").write_text("a file")


def whole_folder_is_a_file(folder):
    shutil.rmtree(folder)
    folder.write_text("a file")


def link_to_a_disk_that_is_not_there(folder):
    folder.rename(folder.with_name("disk"))
    folder.symlink_to(folder.with_name("pulled out"))


DAMAGED = "is damaged or does not hold Takt's records"
BAD = [
    (emptied, DatabaseRefused, DAMAGED),
    (something_else, DatabaseRefused, DAMAGED),
    (cut_in_a_page, DatabaseRefused, DAMAGED),
    (cut_at_a_page, DatabaseRefused, DAMAGED),
    (cut_to_one_page, DatabaseRefused, DAMAGED),
    (one_bit_flipped, DatabaseRefused, DAMAGED),
    (key_files_of_another_clinic, DatabaseRefused, DAMAGED),
    (of_another_program, DatabaseRefused, DAMAGED),
    (gone, DatabaseRefused, "The records are missing"),
    (unencrypted, DatabaseRefused, "is not encrypted"),
    (of_a_newer_takt, DatabaseTooNew, "written by a newer version of Takt"),
    (of_a_newer_takt_that_was_cut_off, DatabaseTooNew, "written by a newer version of Takt"),
    (key_files_are_folders, KeyFileRefused, "The key file in .* cannot be read"),
    (folder_of_records_gone, KeyFileRefused, "The key file is missing"),
    (only_older_records_left, KeyFileRefused, "The key file is missing"),
    (folder_of_records_is_a_file, KeyFileRefused, "The key file is missing"),
    (whole_folder_is_a_file, KeyFileRefused, "The key file is missing"),
    (link_to_a_disk_that_is_not_there, KeyFileRefused, "The key file is missing"),
    (key_files_gone, KeyFileRefused, "The key file is missing"),
    (key_files_damaged, KeyFileRefused, "is damaged, in both copies"),
    (key_files_cut, KeyFileRefused, "is damaged, in both copies"),
    (key_files_too_dear, KeyFileRefused, "is damaged, in both copies"),
    (key_files_too_new, KeyFileRefused, "was written by a newer version"),
]


@pytest.mark.parametrize(("damage", "kind", "words"), BAD, ids=[each[0].__name__ for each in BAD])
def test_what_cannot_be_opened_says_why_and_is_left_as_it_is(folder, damage, kind, words):
    damage(folder)
    before = files(folder)

    with pytest.raises(TaktError, match=words) as refused:
        clinic_folder.unlock(folder, WORDS)

    assert type(refused.value) is kind
    assert files(folder) == before
    assert is_there(folder)


def test_a_folder_that_cannot_be_looked_into_is_no_fresh_start(tmp_path):
    refused = tmp_path / ("x" * 300)  # no file system has such a name

    with pytest.raises(OSError, match="too long"):
        refused.exists()

    assert is_there(refused)
    assert not is_there(tmp_path / "nothing")
    assert not is_there(tmp_path)


def test_a_folder_without_damage_opens(folder):
    before = files(folder)

    database = clinic_folder.unlock(folder, WORDS)
    with database.begin() as tx:
        found = list(patients.everyone(tx))
    database.close()

    assert found == [a_patient()]
    assert files(folder) == before


def test_what_stands_in_the_log_only_is_read_after_a_power_cut(folder):
    cut_off_while(folder, lambda tx: patients.change(tx, a_patient(given_name="Karin")))

    database = clinic_folder.unlock(folder, WORDS)
    with database.begin() as tx:
        found = list(patients.everyone(tx))
    database.close()

    assert found == [a_patient(given_name="Karin")]
    assert set(files(folder)) == {records(folder), anchor(folder), *keys(folder)}


@pytest.mark.parametrize("passphrase", ["", "fire ord på rad ", "Fire ord på rad", "x" * 5000])
def test_a_wrong_passphrase_opens_nothing(folder, passphrase):
    before = files(folder)

    with pytest.raises(WrongPassphrase):
        clinic_folder.unlock(folder, passphrase)

    assert files(folder) == before


def test_the_same_letters_typed_on_another_system_open(folder):
    database = clinic_folder.unlock(folder, "fire ord pa\u030a rad")

    assert database.is_open
    database.close()


@pytest.mark.parametrize("number", [0, 1])
def test_one_whole_copy_of_the_key_file_is_enough_and_makes_the_other_anew(folder, number):
    whole = keys(folder)[number].read_bytes()
    keys(folder)[number].write_bytes(b"{")

    database = clinic_folder.unlock(folder, WORDS)
    database.close()

    assert [file.read_bytes() for file in keys(folder)] == [whole, whole]
    assert any("made anew" in said for said in database.warnings)


@pytest.mark.parametrize("number", [0, 1])
def test_a_damaged_copy_is_left_alone_until_the_records_are_open(folder, number):
    keys(folder)[number].write_bytes(b"{")
    before = files(folder)

    with pytest.raises(WrongPassphrase):
        clinic_folder.unlock(folder, "en helt annen frase")

    assert files(folder) == before


def test_two_whole_copies_are_not_written_again(folder):
    before = files(folder)

    database = clinic_folder.unlock(folder, WORDS)
    database.close()

    assert files(folder) == before
    assert database.warnings == []


def test_every_flipped_bit_of_the_key_file_is_noticed(folder):
    first, second = keys(folder)
    second.unlink()
    whole = first.read_bytes()

    for place in range(len(whole)):
        first.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        try:
            same = data_key(read_key_file(folder / "clinic"), WORDS)
        except (KeyFileRefused, WrongPassphrase):
            continue
        first.write_bytes(whole)
        assert same == data_key(read_key_file(folder / "clinic"), WORDS)


@pytest.mark.parametrize("passphrase", ["", "kort", "elleve tegn", "a b c"])
def test_a_short_passphrase_is_not_accepted(tmp_path, passphrase):
    with pytest.raises(WeakPassphrase):
        clinic_folder.create(tmp_path, passphrase, no_damage, FAST)

    assert files(tmp_path) == {}


@pytest.mark.parametrize("passphrase", ["tolv tegn...", "fire ord er nok", "en to tre ti"])
def test_twelve_characters_or_four_words_are_accepted(passphrase):
    key_file, key = new_key_file(passphrase, FAST)

    assert data_key(key_file, passphrase) == key


def test_a_clinic_is_wrapped_at_the_full_cost_unless_a_test_says_otherwise():
    key_file, _ = new_key_file(WORDS)

    assert key_file.slots[0].cost == FLOOR == Cost(memory_kib=65_536, passes=3, lanes=4)


def test_a_clinic_is_never_made_over_another(folder):
    before = files(folder)

    with pytest.raises(clinic_folder.FolderRefused, match="already"):
        clinic_folder.create(folder, WORDS, no_damage, FAST)

    assert files(folder) == before


def test_a_clinic_that_was_never_finished_is_not_one(tmp_path):
    def cut_the_power(_database):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        clinic_folder.create(tmp_path, WORDS, cut_the_power, FAST)

    assert not is_there(tmp_path)
    clinic_folder.create(tmp_path, WORDS, no_damage, FAST).close()


def test_a_folder_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "file").write_bytes(b"in the way")

    with pytest.raises(clinic_folder.FolderRefused, match="something that cannot be read"):
        clinic_folder.create(tmp_path / "file", WORDS, no_damage, FAST)
    with pytest.raises(clinic_folder.FolderRefused, match="cannot write in"):
        clinic_folder.create(tmp_path / "file" / "Takt", WORDS, no_damage, FAST)

    assert files(tmp_path) == {tmp_path / "file": b"in the way"}


def test_records_whose_newest_entry_cannot_be_noted_are_not_made(tmp_path):
    def store_where_no_anchor_can_be(database):
        anchor = database.folder / "records.anchor"
        anchor.unlink()
        anchor.mkdir()
        store_a_patient(database)

    with pytest.raises(clinic_folder.FolderRefused, match="cannot write in"):
        clinic_folder.create(tmp_path, WORDS, store_where_no_anchor_can_be, FAST)

    assert list(tmp_path.iterdir()) == []


def test_only_one_window_at_a_time_opens_the_records(folder):
    first = clinic_folder.unlock(folder, WORDS)

    with pytest.raises(DatabaseRefused, match="already open"):
        clinic_folder.unlock(folder, WORDS)

    first.close()
    clinic_folder.unlock(folder, WORDS).close()


def test_a_passphrase_and_a_folder_with_odd_signs_work(tmp_path):
    folder = tmp_path / "Øst #1 ?mode=ro %41 '\";--"
    words = "ikke \x00 helt 'vanlig'"

    clinic_folder.create(folder, words, store_a_patient, FAST).close()

    clinic_folder.unlock(folder, words).close()
    assert is_there(folder)
