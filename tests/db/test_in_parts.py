"""However large the records are, only a part of them is in memory at once."""

import base64
import os
import tracemalloc
from contextlib import contextmanager
from io import BufferedReader

import pytest

from db.chunks import Decrypting, Encrypting
from db.key_file import new_key_file
from db.rows import BATCH_OF_BYTES, put, rows_of
from db.sealed_file import Keys, extract, read_head, write
from db.tables import rule_sets
from tests.backups.practice import FAST, WORDS

MB = 1_000_000
WHOLE, AT_ONCE = 40 * MB, 8 * MB
PICTURE, MANY = MB // 10, 10 * BATCH_OF_BYTES


@contextmanager
def at_most(most):
    """No more bytes than these are held at any moment."""
    tracemalloc.start()
    try:
        yield
        held = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert held < most


@pytest.fixture
def body(tmp_path):
    file = tmp_path / "body"
    with file.open("wb") as empty:
        empty.truncate(WHOLE)
    return file


def test_a_backup_is_sealed_and_read_back_part_by_part(body, tmp_path):
    key_file, key = new_key_file(WORDS, FAST)
    sealed = tmp_path / "sealed"

    with at_most(AT_ONCE):
        write(sealed, b"TaktTest", Keys(key_file, key), {}, body)
        extract(read_head(sealed, b"TaktTest"), key, tmp_path / "again")

    assert (tmp_path / "again").stat().st_size == WHOLE


def test_a_package_is_encrypted_and_opened_part_by_part(tmp_path):
    with at_most(AT_ONCE):
        with Encrypting(tmp_path / "sealed", bytes(32)) as written:
            for number in range(WHOLE // MB):
                written.write(bytes([number]) * MB)
        with BufferedReader(Decrypting(tmp_path / "sealed", bytes(32)), MB) as read:
            found = [read.read(MB) == bytes([number]) * MB for number in range(WHOLE // MB)]
            end = read.read()

    assert all(found)
    assert end == b""


def test_a_package_is_read_at_any_place(tmp_path):
    held = bytes(range(256)) * 10_000
    with Encrypting(tmp_path / "sealed", bytes(32)) as written:
        written.write(held)

    with BufferedReader(Decrypting(tmp_path / "sealed", bytes(32))) as read:
        for place in (0, 1, MB, (1 << 20) - 3, 1 << 20, len(held) - 5, len(held), len(held) + 9):
            read.seek(place)
            assert read.read(7) == held[place : place + 7]
        assert read.seek(-4, os.SEEK_END) == len(held) - 4
        assert read.read() == held[-4:]


@pytest.mark.parametrize("place", [0, 5, 1 << 20, (1 << 20) + 40])
def test_a_part_that_is_not_what_was_written_is_refused(tmp_path, place):
    with Encrypting(tmp_path / "sealed", bytes(32)) as written:
        written.write(bytes(2 << 20))
    content = bytearray((tmp_path / "sealed").read_bytes())
    content[place] ^= 1
    (tmp_path / "sealed").write_bytes(content)

    read = Decrypting(tmp_path / "sealed", bytes(32))
    with read, pytest.raises(ValueError, match=r"^[01]$"):
        read.readall()


def test_rows_with_pictures_go_out_and_in_a_few_at_a_time(database):
    most = 6 * BATCH_OF_BYTES * PICTURE
    with database.begin() as tx, at_most(most):
        put_in = put(tx, rule_sets, (a_row(number) for number in range(MANY)))
        read = sum(1 for _ in rows_of(tx, rule_sets))

    assert put_in == read == MANY
    assert most < MANY * PICTURE


def a_row(number):
    files = base64.b64encode(bytes(PICTURE)).decode()
    return {"sha256": f"{number:064}", "id": "i", "version": "1", "files": files}


def test_a_file_read_at_once_would_be_found_out(body):
    with pytest.raises(AssertionError), at_most(AT_ONCE):
        body.read_bytes()
