from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.program import takt
from tests.demo.courses import courses


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The demonstration as `takt demo` builds it, and what it printed."""
    folder = tmp_path_factory.mktemp("demo")
    process = takt("demo", "--out", folder)
    assert process.stderr == b""
    assert process.returncode == 0
    return folder, process.stdout.decode().splitlines()


def test_there_is_a_line_and_a_sheet_for_each_patient(built: tuple[Path, list[str]]) -> None:
    folder, lines = built
    sheets = sorted(folder.glob("*.pdf"))

    assert len(lines) == len(sheets) == len(courses())
    assert {line.split(" | ")[0] for line in lines} == {course.name for course in courses()}
    assert all(line.endswith(str(sheet)) for line, sheet in zip(lines, sheets, strict=True))


def test_a_line_tells_light_reason_and_next_dose(built: tuple[Path, list[str]]) -> None:
    _, lines = built
    told = {line.split(" | ")[0]: line.split(" | ")[1:4] for line in lines}

    assert told["Åse Aas"][0] == "stopp"
    assert told["Åse Aas"][2] == "ingen dose"
    assert told["Áilu Gaup"][0] == "grønt"
    assert "×" in told["Áilu Gaup"][2]
    assert told["Torbjørg Aabø"][0] == "rødt"


def test_patients_stand_in_norwegian_order(built: tuple[Path, list[str]]) -> None:
    _, lines = built
    families = [line.split(" | ")[0].rpartition(" ")[2] for line in lines]

    assert families.index("Gaup") < families.index("Ødegård") < families.index("Aas")
    assert families.index("Ærlig") < families.index("Østby") < families.index("Åsen")


def test_no_file_name_and_no_byte_outside_the_sheets_tells_who_is_in_treatment(
    built: tuple[Path, list[str]],
) -> None:
    folder, _ = built
    files = [file for file in folder.rglob("*") if file.is_file()]
    spoken = [name.encode() for course in courses() for name in course.name.split()]
    names = [name for name in spoken if len(name) >= 5]  # "Aas" stands in any megabyte by chance

    assert not any(
        "sheet" not in file.name and name in file.read_bytes() for file in files for name in names
    )
    assert all(
        name.decode() not in str(file.relative_to(folder)) for file in files for name in names
    )


def test_the_sheets_can_be_read(built: tuple[Path, list[str]]) -> None:
    folder, _ = built

    for sheet in folder.glob("*.pdf"):
        assert PdfReader(BytesIO(sheet.read_bytes())).pages[0].extract_text()


def test_a_second_run_opens_the_same_clinic_and_prints_the_same(
    built: tuple[Path, list[str]],
) -> None:
    folder, lines = built
    before = {file.name: file.read_bytes() for file in folder.glob("*.pdf")}

    again = takt("demo", "--out", folder)

    assert again.stdout.decode().splitlines() == lines
    assert {file.name: file.read_bytes() for file in folder.glob("*.pdf")} == before


def test_the_demonstration_speaks_english_too(tmp_path: Path) -> None:
    lines = takt("demo", "--out", tmp_path, "--lang", "en").stdout.decode().splitlines()
    told = {line.split(" | ")[0]: line.split(" | ")[1:4] for line in lines}

    assert told["Henrik Müller"][0] == "amber"
    assert told["Henrik Müller"][1].startswith("First session")
    assert "Walk 1 × 16 minutes" in told["Čalbmi Hætta"][2]
