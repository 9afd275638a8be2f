"""Fourteen ways in which a clinic's folder may be found damaged."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from db.key_file import data_key, read_key_file
from db.places import BACKUPS, KEY_FILES, RECORDS, inside
from tests.faults import acts
from tests.faults.acts import PASSPHRASE, Desk


def records_empty(folder: Path) -> None:
    _records(folder).write_bytes(b"")


def records_of_something_else(folder: Path) -> None:
    _records(folder).write_bytes(b"a letter to the municipality" * 1000)


def records_cut(folder: Path) -> None:
    _records(folder).write_bytes(_records(folder).read_bytes()[:-1000])


def records_with_a_flipped_bit(folder: Path) -> None:
    content = bytearray(_records(folder).read_bytes())
    content[len(content) // 2] ^= 16
    _records(folder).write_bytes(content)


def records_with_a_page_of_zeros(folder: Path) -> None:
    content = bytearray(_records(folder).read_bytes())
    content[8192:12288] = bytes(4096)
    _records(folder).write_bytes(content)


def records_gone(folder: Path) -> None:
    _records(folder).unlink()


def records_not_encrypted(folder: Path) -> None:
    _records(folder).unlink()
    plain = sqlcipher.connect(":memory:")
    plain.execute("CREATE TABLE patients (name TEXT)")
    plain.execute("VACUUM INTO ?", (str(_records(folder)),))
    plain.close()


def records_of_a_newer_takt(folder: Path) -> None:
    key = data_key(read_key_file(inside(folder)), PASSPHRASE)
    connection = sqlcipher.connect(str(_records(folder)), isolation_level=None)
    connection.execute(f"""PRAGMA key = "x'{key.hex()}'" """)
    connection.execute("UPDATE alembic_version SET version_num = '99999'")
    connection.close()


def keys_gone(folder: Path) -> None:
    for name in KEY_FILES:
        (inside(folder) / name).unlink()


def keys_damaged(folder: Path) -> None:
    for name in KEY_FILES:
        content = json.loads((inside(folder) / name).read_bytes())
        content["slots"][0]["wrapped"] = "A" * 64
        (inside(folder) / name).write_text(json.dumps(content))


def keys_of_another_clinic(folder: Path) -> None:
    desk = Desk(folder.with_name("another"))
    acts.first_run(desk)
    acts.locking(desk)
    for name in KEY_FILES:
        shutil.copy(inside(desk.folder) / name, inside(folder) / name)


def all_files_gone(folder: Path) -> None:
    for file in inside(folder).iterdir():
        file.unlink()


def only_backups_left(folder: Path) -> None:
    shutil.rmtree(inside(folder))
    (folder / BACKUPS).mkdir(exist_ok=True)
    (folder / BACKUPS / "takt-2026-11-23-0930-000001.taktbackup").write_bytes(b"as it may be")


def a_file_in_place_of_the_records(folder: Path) -> None:
    shutil.rmtree(inside(folder))
    inside(folder).write_bytes(b"a file")


DAMAGES: tuple[Callable[[Path], None], ...] = (
    records_empty,
    records_of_something_else,
    records_cut,
    records_with_a_flipped_bit,
    records_with_a_page_of_zeros,
    records_gone,
    records_not_encrypted,
    records_of_a_newer_takt,
    keys_gone,
    keys_damaged,
    keys_of_another_clinic,
    all_files_gone,
    only_backups_left,
    a_file_in_place_of_the_records,
)


def _records(folder: Path) -> Path:
    return inside(folder) / RECORDS
