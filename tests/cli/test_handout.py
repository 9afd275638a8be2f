from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.codes import Light, ReasonCode, RedFlag
from app.domain.session import Override
from app.domain.value import encode
from tests.builders import a_case, a_session
from tests.cli.program import GOOD_CASE, case_file, one_line, takt


def text_of(file: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(file.read_bytes())).pages)


def test_a_sheet_is_written_with_the_name_and_the_dose(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"

    process = takt("handout", case_file(tmp_path), "--out", sheet, "--name", "Åse Østby")

    assert process.returncode == 0
    assert process.stdout == process.stderr == b""
    assert "Åse Østby" in text_of(sheet)
    assert "tåhev" in text_of(sheet).lower()


def test_the_name_stands_on_the_page_and_nowhere_else(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"

    takt("handout", case_file(tmp_path), "--out", sheet, "--name", "Kari Nordmann")

    assert "Nordmann" not in str(PdfReader(sheet).metadata)


@pytest.mark.parametrize("layout", ["overview", "cards", "large"])
def test_each_layout_is_written(tmp_path: Path, layout: str) -> None:
    sheet = tmp_path / "sheet.pdf"

    process = takt("handout", case_file(tmp_path), "--out", sheet, "--layout", layout)

    assert process.stderr == b""
    assert text_of(sheet)


@pytest.mark.parametrize(("ending", "start"), [("html", "<!doctype html>"), ("TXT", "TRENINGEN")])
def test_the_words_alone_are_written_where_the_ending_asks_for_them(
    tmp_path: Path, ending: str, start: str
) -> None:
    sheet = tmp_path / f"sheet.{ending}"

    takt("handout", case_file(tmp_path), "--out", sheet, "--name", "Åse Østby")

    words = sheet.read_text("utf-8")
    assert words.startswith(start)
    assert "Åse Østby" in words


def test_the_sheet_speaks_the_patients_language_unless_another_is_asked_for(
    tmp_path: Path,
) -> None:
    case = case_file(tmp_path, a_case(*GOOD_CASE.sessions, language="en"))
    own, asked = tmp_path / "own.pdf", tmp_path / "asked.pdf"

    takt("handout", case, "--out", own)
    takt("handout", case, "--out", asked, "--lang", "nb")

    assert "week" in text_of(own).lower()
    assert "uke" in text_of(asked).lower()


def test_the_same_case_gives_the_same_sheet(tmp_path: Path) -> None:
    case, one, other = case_file(tmp_path), tmp_path / "one.pdf", tmp_path / "other.pdf"

    takt("handout", case, "--out", one, seed="1")
    takt("handout", case, "--out", other, seed="2")

    assert one.read_bytes() == other.read_bytes()


def test_a_stop_is_written_without_a_dose(tmp_path: Path) -> None:
    stopped = a_case(a_session(red_flags=(RedFlag.CAUDA_EQUINA,)))
    sheet = tmp_path / "sheet.pdf"

    process = takt("handout", case_file(tmp_path, stopped), "--out", sheet)

    assert process.returncode == 0
    assert "113" in text_of(sheet)
    assert "3 × 12" not in text_of(sheet)


def test_a_bad_case_writes_nothing_and_leaves_the_old_sheet(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"the old sheet")

    process = takt("handout", "-", "--out", sheet, given=encode(a_case())[:-1])

    assert one_line(process).startswith("-: $: linje 1, kolonne ")
    assert process.returncode == 1
    assert sheet.read_bytes() == b"the old sheet"


def test_a_case_without_a_session_has_no_sheet(tmp_path: Path) -> None:
    empty = case_file(tmp_path, a_case()).read_bytes().replace(encode(a_session()), b"")

    process = takt("handout", "-", "--out", tmp_path / "sheet.pdf", "--lang", "en", given=empty)

    line = "-: $.sessions: expected a session to write a sheet from, got []"
    assert one_line(process) == line
    assert not (tmp_path / "sheet.pdf").exists()


def test_a_target_that_cannot_be_written_gives_one_line_and_nothing_half(tmp_path: Path) -> None:
    case = case_file(tmp_path)
    folder = tmp_path / "folder.pdf"
    folder.mkdir()
    absent = tmp_path / "absent" / "sheet.pdf"
    below_a_file = case / "sheet.pdf"

    processes = [takt("handout", case, "--out", out) for out in (folder, absent, below_a_file)]

    for process in processes:
        assert "kan ikke skrives" in one_line(process)
        assert process.returncode == 1
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["case.json", "folder.pdf"]


def test_the_decided_dose_is_printed_and_explained_not_the_advised_one(tmp_path: Path) -> None:
    bolder = Override(light=Light.GREEN, reason_code=ReasonCode.EXAMINATION)
    advised = a_case(*GOOD_CASE.sessions[:-1], a_session(pain_next_morning=3))
    decided = a_case(*GOOD_CASE.sessions[:-1], a_session(pain_next_morning=3, override=bolder))
    sheet, other = tmp_path / "sheet.pdf", tmp_path / "other.pdf"

    takt("handout", case_file(tmp_path, decided), "--out", sheet)
    takt("handout", case_file(tmp_path, advised), "--out", other)

    assert "Grønt lys" in text_of(sheet)
    assert "ett trinn opp likevel" in text_of(sheet)
    assert "Rødt lys" in text_of(other)


def test_a_stop_is_not_overridden_by_a_case(tmp_path: Path) -> None:
    bolder = Override(light=Light.AMBER, reason_code=ReasonCode.EXAMINATION)
    case = a_case(a_session(red_flags=(RedFlag.CAUDA_EQUINA,), override=bolder))
    sheet = tmp_path / "sheet.pdf"

    takt("handout", case_file(tmp_path, case), "--out", sheet)

    assert "113" in text_of(sheet)
    assert "Gult lys" not in text_of(sheet)
