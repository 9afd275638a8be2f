import errno
import io
import sys
from pathlib import Path

import pytest

from app.cli import main
from app.cli.commands import _tell_of_bug
from app.cli.files import save
from app.domain.codes import Language
from app.domain.errors import TaktError
from app.texts import texts


def test_a_bug_is_told_in_one_line_without_what_it_was_about(
    capsys: pytest.CaptureFixture[str],
) -> None:
    patients: dict[str, int] = {}
    try:
        patients["Kari Nordmann"] += 1
    except KeyError as error:
        _tell_of_bug(texts(Language.EN), KeyError, error, error.__traceback__)

    line = capsys.readouterr().err
    assert line.startswith("Takt itself is at fault: KeyError in test_failures.py, line ")
    assert line.count("\n") == 1


class FullDisk(io.RawIOBase):
    """A file on a disk with no room left."""

    def __init__(self, file: Path) -> None:
        self.file = file.open("wb")

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.file.fileno()

    def write(self, _data: object, /) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    disk = FullDisk(tmp_path / "out")
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(disk))

    status = main(["advise", "--schema", "case"])

    assert status == 1
    assert capsys.readouterr().err == "kunne ikke skrive, disken er full\n"
    disk.file.close()


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_a_stream_that_the_caller_closed_is_told_in_one_line(
    stream: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, stream, None)

    status = main(["advise", "-"])

    assert status == 1
    assert capsys.readouterr().err.endswith(", den er lukket\n")


def test_a_file_reached_by_a_link_is_written_where_it_lies(tmp_path: Path) -> None:
    file, link = tmp_path / "sheet.pdf", tmp_path / "link.pdf"
    file.write_bytes(b"old")
    link.symlink_to(file)

    save(link, b"new")

    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_file_that_may_not_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "sheet.pdf"
    folder.mkdir()
    (folder / "inside").write_bytes(b"kept")

    with pytest.raises(TaktError) as refused:
        save(folder, b"new")

    assert texts(Language.EN).error(refused.value).endswith("cannot be written, it is a folder")
    assert (folder / "inside").read_bytes() == b"kept"
    assert list(tmp_path.iterdir()) == [folder]
