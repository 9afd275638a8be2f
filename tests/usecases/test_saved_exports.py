from pathlib import Path

import pytest

from app.usecases.saved_exports import (
    ExportFailed,
    delete_export,
    forget_export,
    save_export,
    saved_exports,
)


def names(workspace):
    return [Path(each.path).name for each in saved_exports(workspace)]


def test_a_saved_file_is_remembered_and_deleted(workspace, tmp_path):
    save_export(workspace, tmp_path / "ark.pdf", b"%PDF")

    (kept,) = saved_exports(workspace)
    assert (tmp_path / "ark.pdf").read_bytes() == b"%PDF"
    assert kept.path == str(tmp_path / "ark.pdf")

    delete_export(workspace, kept)

    assert not (tmp_path / "ark.pdf").exists()
    assert saved_exports(workspace) == ()


def test_a_file_that_is_written_over_is_known_once(workspace, tmp_path):
    save_export(workspace, tmp_path / "ark.pdf", b"one")
    save_export(workspace, tmp_path / "kopi.pdf", b"copy")
    save_export(workspace, tmp_path / "ark.pdf", b"two")

    assert sorted(names(workspace)) == ["ark.pdf", "kopi.pdf"]
    assert (tmp_path / "ark.pdf").read_bytes() == b"two"


def test_what_was_deleted_by_other_means_is_forgotten(workspace, tmp_path):
    save_export(workspace, tmp_path / "ark.pdf", b"%PDF")
    (tmp_path / "ark.pdf").unlink()

    assert names(workspace) == []


def test_a_place_that_cannot_be_written_is_named_and_the_old_file_stays(workspace, tmp_path):
    (tmp_path / "ark.pdf").mkdir()

    with pytest.raises(ExportFailed, match=tmp_path.name):
        save_export(workspace, tmp_path / "ark.pdf", b"%PDF")
    with pytest.raises(ExportFailed, match="absent"):
        save_export(workspace, tmp_path / "absent" / "ark.pdf", b"%PDF")

    assert names(workspace) == []
    assert [each.name for each in tmp_path.glob(".*")] == []


def test_a_file_that_cannot_be_deleted_stays_on_the_list(workspace, tmp_path):
    save_export(workspace, tmp_path / "ark.pdf", b"%PDF")
    (kept,) = saved_exports(workspace)
    (tmp_path / "ark.pdf").unlink()
    (tmp_path / "ark.pdf").mkdir()

    with pytest.raises(ExportFailed, match=r"ark\.pdf"):
        delete_export(workspace, kept)

    assert names(workspace) == ["ark.pdf"]


def test_a_file_taken_off_the_list_stays_where_it_is(workspace, tmp_path):
    save_export(workspace, tmp_path / "ark.pdf", b"%PDF")

    forget_export(workspace, *saved_exports(workspace))

    assert names(workspace) == []
    assert (tmp_path / "ark.pdf").read_bytes() == b"%PDF"
