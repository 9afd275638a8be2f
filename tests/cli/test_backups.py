"""Backups from the command line: the secret comes from standard input, messages say what to do."""

from pathlib import Path

import pytest

from app.usecases.open_clinic import create_clinic
from db.recovery_key import new_recovery_key
from db.slots import Cost
from tests.builders import NOW, a_clinic
from tests.cli.program import Finished, one_line, takt

WORDS, OTHERS = "fire ord på rad", "fem andre ord på rad"
PAPER = new_recovery_key()
FAST = Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("records") / "Takt"
    create_clinic(folder, WORDS, a_clinic(), lambda: NOW, FAST, PAPER).close()
    return folder


def run(*arguments: object, secret: str = WORDS) -> Finished:
    return takt("--lang", "en", *arguments, given=f"{secret}\n".encode())


@pytest.fixture
def backup(records: Path, tmp_path: Path) -> Path:
    made = run("backup", "--records", records, "--to", tmp_path / "stick")
    assert made.returncode == 0, made.stderr
    (file,) = (tmp_path / "stick").glob("*.taktbackup")
    assert made.stdout.decode() == f"{file}: written, read back and checked\n"
    return file


def test_without_a_folder_a_backup_goes_where_the_window_puts_it(records: Path) -> None:
    made = run("backup", "--records", records)

    (file,) = (records / "backups").glob("*.taktbackup")
    assert made.stdout.decode().startswith(str(file))
    assert made.returncode == 0


def test_what_endangers_records_and_backups_is_told_and_the_backup_made(tmp_path: Path) -> None:
    folder = tmp_path / "Takt"
    create_clinic(folder, WORDS, a_clinic(), lambda: NOW, FAST, PAPER).close()
    run("backup", "--records", folder)
    next((folder / "backups").glob("*.taktbackup")).write_bytes(b"pay first")
    (folder / "clinic" / "records.anchor").unlink()

    made = run("backup", "--records", folder)

    told = made.stderr.decode()
    assert "whether the records are the newest ones is missing" in told
    assert "are gone or changed" in told
    assert "Traceback" not in told
    assert made.returncode == 0
    assert len(list((folder / "backups").glob("*.taktbackup"))) == 2


@pytest.mark.parametrize("paper", [False, True])
def test_a_backup_is_verified_and_restored_on_a_new_pc(
    backup: Path, tmp_path: Path, *, paper: bool
) -> None:
    way, secret = (["--paper"], "-".join(PAPER)) if paper else ([], WORDS)
    fresh = tmp_path / "fresh"

    checked = run("verify", backup, *way, secret=secret)
    restored = run("restore", backup, "--records", fresh, *way, secret=secret)
    again = run("restore", backup, "--records", fresh, *way, secret=secret)

    assert checked.stdout.decode().endswith("every page and every record was checked.\n")
    assert "0 patients | 0 sessions" in restored.stdout.decode()
    assert "are kept in" not in restored.stdout.decode()
    assert "are kept in" in again.stdout.decode()
    assert (checked.returncode, restored.returncode, again.returncode) == (0, 0, 0)
    assert run("backup", "--records", fresh, *way, secret=secret).returncode == 0


def test_what_cannot_be_used_is_said_in_one_line_and_status_1(
    backup: Path, tmp_path: Path
) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    bad = tmp_path / "bad.taktbackup"
    bad.write_bytes(content)
    fresh = tmp_path / "fresh"
    said = {
        ("verify", bad): "is damaged or was cut off",
        ("restore", bad, "--records", fresh): "is damaged or was cut off",
        ("verify", tmp_path / "none.taktbackup"): "cannot be read",
        ("restore", tmp_path, "--records", fresh): "cannot be read",
    }

    for arguments, words in said.items():
        ended = run(*arguments)
        assert words in one_line(ended)
        assert ended.returncode == 1
    assert not (fresh / "clinic").exists()


def test_a_wrong_secret_says_so(backup: Path, records: Path) -> None:
    assert "does not open the records" in one_line(run("verify", backup, secret="x" * 20))
    assert "does not open the records" in one_line(run("backup", "--records", records, secret=""))
    assert "6 groups" in one_line(run("verify", backup, "--paper", secret="A-B-C"))  # noqa: S106 (mistyped on purpose)


def test_a_secret_has_no_place_on_the_command_line(backup: Path) -> None:
    ended = run("verify", backup, "--passphrase", WORDS)

    assert ended.returncode == 2
    assert "unrecognized" in one_line(ended)


def test_a_practice_is_handed_over_and_taken_over(records: Path, tmp_path: Path) -> None:
    package, fresh = tmp_path / "praksis.takthandover", tmp_path / "fresh"

    given = run("handover", "--records", records, "--out", package, secret=f"{WORDS}\n{OTHERS}")
    seen = run("import", package, "--records", fresh, "--look", secret=OTHERS)
    taken = run("import", package, "--records", fresh, secret=f"{OTHERS}\n{WORDS}")
    again = run("import", package, "--records", fresh, secret=f"{OTHERS}\n{WORDS}")

    assert (given.returncode, seen.returncode, taken.returncode) == (0, 0, 0)
    assert given.stdout.decode() == f"{package}: 0 patients, 0 sessions\n"
    assert seen.stdout.decode().startswith("Fjordgata fysioterapi | 0 patients")
    assert "There are records in" in one_line(again)
    assert run("backup", "--records", fresh).returncode == 0


def test_a_package_without_encryption_needs_a_word_for_it(records: Path, tmp_path: Path) -> None:
    package, fresh = tmp_path / "praksis.zip", tmp_path / "fresh"

    given = run("handover", "--records", records, "--out", package, "--not-encrypted")
    taken = run("import", package, "--records", fresh)

    assert (given.returncode, taken.returncode) == (0, 0)
    assert package.read_bytes().startswith(b"PK")
