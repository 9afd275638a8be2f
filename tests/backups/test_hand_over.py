"""A practice goes out as one package and comes in again equal; what is hostile is refused."""

import csv
import hashlib
import io
import json
import random
import re
import shutil
import zipfile
import zlib
from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from app.domain.codes import Language
from app.domain.errors import TaktError
from app.usecases.delete_patient import delete_patient
from app.usecases.hand_over import HandOverFailed, hand_over
from app.usecases.issue_programme import issue_programme
from app.usecases.keep_patients import caseload, open_patient
from app.usecases.package_files import _csv, neutral
from app.usecases.saved_exports import ExportFailed, saved_exports
from app.usecases.take_over import TakeOver, preview
from db import patients
from db.audit import verify_chain
from db.backup import Stopped
from db.key_file import WeakPassphrase, WrongPassphrase
from db.package import MANIFEST, Package, PackageRefused
from db.rows import rows_of, tables
from db.safe_place import UnsafePlace
from db.unpacked import refuse_bombs
from tests.backups.practice import FAST, WORDS, files
from tests.builders import a_patient

SEED = 20261123
OF_PACKAGE = "fem andre ord på rad"


@pytest.fixture
def fresh(tmp_path):
    folder = tmp_path / "fresh"
    folder.mkdir()
    return folder


@pytest.fixture
def full(practice):
    """A practice with programmes, a correction, hostile words, and a patient deleted by law."""
    gone = practice.take_in(2)
    delete_patient(practice.workspace, gone, reason="r", legal_ground="§ 43", by="Aas")
    whose = caseload(practice.workspace)[0].patient.id
    issue_programme(practice.workspace, open_patient(practice.workspace, whose))
    with practice.workspace.database.begin() as tx:
        patients.change(tx, a_patient(id=whose, given_name="=2+3", note="@SUM(A1)\n;\"'"))
    return practice


@pytest.fixture
def package(full, tmp_path):
    return made(full, tmp_path / "praksis.takthandover", OF_PACKAGE)


@pytest.fixture
def plain(full, tmp_path):
    return made(full, tmp_path / "praksis.zip", None)


def made(practice, target, passphrase):
    hand_over(practice.workspace, target, passphrase, Language.NB, cost=FAST)
    return target


def take_over(root, file, passphrase=OF_PACKAGE, clock=None, longest_s=600.0):
    job = TakeOver(
        root, file, passphrase, WORDS, clock or (lambda: None), FAST, longest_s=longest_s
    )
    return job.run()


def rows(workspace):
    with workspace.database.begin() as tx:
        assert verify_chain(tx) == ()
        return {each.name: list(rows_of(tx, each)) for each in tables()}


def test_what_comes_in_is_equal_to_what_went_out(full, package, fresh):
    expected, head = rows(full.workspace), full.workspace.database.head

    taken = take_over(fresh, package, clock=full.clock)

    try:
        assert rows(taken) == expected
        assert taken.database.head == head
        assert len(caseload(taken)) == len(caseload(full.workspace))
    finally:
        taken.close()


def test_a_package_is_looked_at_before_anything_is_made(full, package, fresh):
    manifest = preview(package, OF_PACKAGE)

    assert (manifest.clinic, manifest.counts.patients) == ("Fjordgata fysioterapi", 1)
    assert files(fresh) == {}


def test_nothing_readable_stands_in_an_encrypted_package(package):
    content = package.read_bytes()

    for word in (b"Pasient", b"Fjordgata", b"PK\x03\x04", b"manifest", b"jsonl"):
        assert word not in content


class Looker:
    """Looks, as often as it is told how far the work is, for what could be read on the disk."""

    def __init__(self, folder):
        self.folder, self.looked, self.readable = folder, 0, set()

    def __call__(self, _done, _every):
        self.looked += 1
        for path, content in files(self.folder).items():
            if b"data/audit.jsonl" in content:  # as it stands in a zip, before what was packed
                self.readable.add(path.name)


def test_nothing_of_a_package_lies_readable_on_the_disk_while_it_is_made_and_taken(
    full, fresh, tmp_path
):
    look, package = Looker(tmp_path), tmp_path / "praksis.takthandover"

    hand_over(full.workspace, package, OF_PACKAGE, Language.NB, look, FAST)
    made = look.looked
    TakeOver(fresh, package, OF_PACKAGE, WORDS, full.clock, FAST).run(look).close()

    assert look.looked > made > 5
    assert look.readable == set()


def test_a_package_that_lay_readable_on_the_disk_would_be_seen(full, tmp_path):
    look = Looker(tmp_path)

    hand_over(full.workspace, tmp_path / "praksis.zip", None, Language.NB, look)

    assert "praksis.zip" in look.readable


def test_a_package_that_is_not_encrypted_is_made_only_when_asked_for(full, plain, fresh):
    with zipfile.ZipFile(plain) as package:
        names = package.namelist()
        text_of = {each: package.read(each) for each in names}

    assert {"README.md", "LESMEG.md", "schema.json", MANIFEST} < set(names)
    assert text_of["patients/00001/record.pdf"].startswith(b"%PDF")
    assert text_of["patients/00001/sheet-001.pdf"].startswith(b"%PDF")
    assert "Fjordgata" in text_of["patients/00001/record.json"].decode()
    taken = take_over(fresh, plain, "", full.clock)
    taken.close()


def test_every_row_fits_the_schema_that_comes_with_it(plain):
    with zipfile.ZipFile(plain) as package:
        schemas = json.loads(package.read("schema.json"))
        for name, schema in schemas.items():
            for line in package.read(f"data/{name}.jsonl").splitlines():
                row = json.loads(line)
                assert set(schema["required"]) <= row.keys() <= schema["properties"].keys()


def test_no_cell_of_the_csv_is_a_formula_and_the_words_come_back(plain):
    with zipfile.ZipFile(plain) as package:
        cells = list(
            csv.reader(
                io.StringIO(package.read("csv/patients.csv").decode("utf-8-sig"), newline=""),
                delimiter=";",
            )
        )

    every = [cell for line in cells for cell in line]
    assert "›=2+3" in every
    assert formulas([cells]) == []
    assert "=2+3" in [undone(cell) for cell in every]


SEPARATORS = ";,\t|"
AS_TYPED = st.text(st.sampled_from("=+-@＝ ;,\t\n\r\"'›ab1\u200b") | st.characters(codec="utf-8"))


@given(st.lists(AS_TYPED, min_size=1, max_size=4))
def test_no_cell_is_a_formula_however_spreadsheets_cut_and_save_it_again(words):
    row = {f"{number}": each for number, each in enumerate(words)}
    file = b"".join(_csv(list(row), iter([row]))).decode("utf-8-sig")
    opened = [parsed(file, separator) for separator in SEPARATORS]
    again = [parsed(saved(cells, to), to) for cells in opened for to in SEPARATORS]
    later = [
        parsed(saved(cells, to), "," if to == ";" else ";") for cells in opened for to in ";,"
    ]

    assert formulas([*opened, *again, *later]) == []


@given(AS_TYPED)
def test_what_was_typed_comes_back_from_a_cell(words):
    assert undone(neutral(words)) == words


def test_a_cell_that_was_left_as_it_is_would_be_found_out():
    assert formulas([parsed('"2";"hei,=2+3"\r\n', ",")]) == ['=2+3"']
    assert formulas([parsed('"\t=2+3"\r\n', ";")]) == ["\t=2+3"]


def undone(cell):
    """As the page that comes with the package says it."""
    return re.sub("›(›?)", r"\1", cell)


def parsed(text, separator):
    """The cells of a file, opened with the right separator or with another one."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def saved(cells, separator):
    """As programs save them: with no more quotes than needed, without space around, in Latin."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerows([[cell.strip().removeprefix("'") for cell in line] for line in cells])
    return out.getvalue().encode("cp1252", "replace").decode("cp1252")


def formulas(files):
    """Cells that a careless program would work out: space and quotes before it are no help."""
    every = [cell for cells in files for line in cells for cell in line]
    return [
        cell for cell in every if cell.strip(" \t\r\n'\"\u200b\ufeff")[:1] in set("=+-@＝＋－＠")
    ]


def test_numbers_stay_numbers():
    assert [neutral(each) for each in (-1, 2.5, None)] == [-1, 2.5, None]


def test_a_package_is_on_the_list_of_saved_files(full, package):
    assert [each.path for each in saved_exports(full.workspace)] == [str(package)]


def test_a_short_passphrase_is_no_passphrase_for_a_package(full, tmp_path):
    with pytest.raises(WeakPassphrase):
        made(full, tmp_path / "p.takthandover", "kort")

    assert not (tmp_path / "p.takthandover").exists()


def test_a_wrong_passphrase_opens_no_package(package, fresh):
    with pytest.raises(WrongPassphrase):
        take_over(fresh, package, "noe helt annet enn det")

    assert files(fresh) == {}


def test_records_that_are_there_are_not_written_over(full, package):
    before = files(full.root / "clinic")

    with pytest.raises(TaktError, match="There are records in"):
        take_over(full.root, package, clock=full.clock)

    assert files(full.root / "clinic") == before


def test_a_practice_is_not_taken_over_where_a_service_copies(package, tmp_path):
    folder = tmp_path / "Dropbox" / "Takt"

    with pytest.raises(UnsafePlace, match="Dropbox"):
        take_over(folder, package)

    assert not folder.exists()


def test_a_package_is_taken_over_from_where_it_lies_without_a_copy(full, package, fresh):
    (fresh / "scratch").write_text("no folder")

    take_over(fresh, package, clock=full.clock).close()

    assert (fresh / "scratch").read_text() == "no folder"


@pytest.mark.parametrize("name", ["clinic/records.takt", "backups/p.takthandover", "backups.json"])
def test_no_package_takes_the_place_of_records_or_backups(full, name):
    full.back_up()
    before = files(full.root)

    with pytest.raises(ExportFailed, match="holds the records"):
        made(full, full.root / name, None)

    assert files(full.root) == before


def test_no_package_takes_the_place_of_a_backup_on_a_stick(full, tmp_path):
    stick = full.plug_in()
    full.back_up()
    (backup,) = stick.glob("*.taktbackup")
    before = backup.read_bytes()

    with pytest.raises(ExportFailed, match="holds the records and their backups"):
        made(full, backup, OF_PACKAGE)

    assert backup.read_bytes() == before


def test_records_that_nobody_could_take_over_are_not_handed_over(full, tmp_path):
    with full.workspace.database.begin() as tx:
        tx.execute(text("DROP TRIGGER sessions_no_update"))
        tx.execute(text("UPDATE sessions SET pain_before = 9"))

    with pytest.raises(HandOverFailed, match="not as they were saved"):
        made(full, tmp_path / "praksis.takthandover", OF_PACKAGE)

    assert list(tmp_path.glob("*praksis*")) == []


def test_without_room_aside_no_package_is_written(full, tmp_path):
    shutil.rmtree(full.root / "scratch", ignore_errors=True)
    (full.root / "scratch").write_text("no folder")

    with pytest.raises(TaktError, match="no room left"):
        made(full, tmp_path / "praksis.takthandover", OF_PACKAGE)

    assert list(tmp_path.glob("*praksis*")) == []


class Spoiling:
    """Flips a bit of what is written, once the work has come so far."""

    def __init__(self, folder, name, when):
        self.folder, self.name, self.when, self.spoiled = folder, name, when, 0

    def __call__(self, done, every):
        if 100 * done // every < self.when or self.spoiled:
            return
        for path in self.folder.rglob(self.name):
            with path.open("r+b") as file:
                file.seek(200)
                (byte,) = file.read(1)
                file.seek(200)
                self.spoiled += file.write(bytes([byte ^ 4]))


@pytest.mark.parametrize(
    ("name", "passphrase", "when"),
    [(".*.part", OF_PACKAGE, 90), (".*.part", None, 85), ("body", OF_PACKAGE, 85)],
    ids=["sealed", "not encrypted", "before it was sealed"],
)
def test_what_a_disk_did_not_keep_is_told_before_the_package_gets_its_name(
    full, tmp_path, monkeypatch, name, passphrase, when
):
    monkeypatch.setattr("db.chunks._PART", 4096)
    before = saved_exports(full.workspace)
    spoil = Spoiling(tmp_path, name, when)

    with pytest.raises(HandOverFailed, match="could not be read back whole"):
        hand_over(full.workspace, tmp_path / "p", passphrase, Language.NB, spoil, FAST)

    assert spoil.spoiled == 1
    assert [each for each in tmp_path.iterdir() if each.name.strip(".").startswith("p")] == []
    assert saved_exports(full.workspace) == before


def test_what_cannot_be_put_in_its_place_leaves_nothing_beside_it(full, tmp_path):
    (tmp_path / "praksis.zip").mkdir()

    with pytest.raises(HandOverFailed, match="No package was written: Takt cannot write"):
        hand_over(full.workspace, tmp_path / "praksis.zip", None, Language.NB)

    assert [each.name for each in tmp_path.glob(".*")] == []
    assert saved_exports(full.workspace) == ()


def test_it_can_be_stopped_in_the_middle_of_a_table_and_leaves_nothing(
    full, tmp_path, monkeypatch
):
    monkeypatch.setattr("app.usecases.package_files._LINES", 2)
    told = []

    def stop(done, every):
        told.append(100 * done // every)
        if told.count(10) > 2:
            raise Stopped

    with pytest.raises(Stopped):
        hand_over(full.workspace, tmp_path / "praksis.zip", None, Language.NB, stop)

    assert max(told) == 10
    assert list(tmp_path.glob("*praksis*")) == []
    assert list((full.root / "scratch").iterdir()) == []


def test_what_takes_too_long_is_refused(package, fresh):
    with pytest.raises(TaktError, match=r"\(time\)"):
        take_over(fresh, package, longest_s=-1.0)

    assert [each for each in fresh.iterdir() if each.name != "scratch"] == []


def changed(plain, change):
    """The package with its files changed, and a manifest that fits them again."""
    with zipfile.ZipFile(plain) as package:
        content = {each: package.read(each) for each in package.namelist()}
    extra = change(content) or {}
    manifest = json.loads(content[MANIFEST])
    manifest.update(extra)
    listed = {name: held for name, held in content.items() if name != MANIFEST}
    manifest["files"] = [
        {"name": name, "bytes": len(held), "sha256": _sha(held)} for name, held in listed.items()
    ]
    content[MANIFEST] = msgspec.json.encode(manifest)
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as package:
        for name, held in content.items():
            package.writestr(name, held)
    return plain


def _sha(held):
    return hashlib.sha256(held).hexdigest()


def lines(content, table):
    return content[f"data/{table}.jsonl"].splitlines(keepends=True)


def a_patient_twice(content):
    every = lines(content, "patient_ids")
    content["data/patient_ids.jsonl"] = b"".join([*every, every[0]])
    manifest = json.loads(content[MANIFEST])
    return {"rows": manifest["rows"] | {"patient_ids": len(every) + 1}}


def a_row_too_few(content):
    content["data/patients.jsonl"] = b"".join(lines(content, "patients")[:-1])


def a_name_changed(content):
    content["data/patients.jsonl"] = content["data/patients.jsonl"].replace(b"2+3", b"2+4")


def a_number_out_of_range(content):
    content["data/sessions.jsonl"] = content["data/sessions.jsonl"].replace(
        b'"pain_before":1', b'"pain_before":99'
    )


def deeply_nested(content):
    content["data/patients.jsonl"] = b"[" * 100_000


def an_unknown_column(content):
    content["data/patients.jsonl"] = content["data/patients.jsonl"].replace(
        b'"given_name"', b'"secret"'
    )


def an_unknown_table(content):
    content["data/spies.jsonl"] = b"{}\n"
    return {"rows": json.loads(content[MANIFEST])["rows"] | {"spies": 1}}


def no_json(content):
    content["data/patients.jsonl"] = b"\xff\xfe"


def a_name_out_of_the_folder(content):
    content["../../evil.txt"] = b"x"


def an_absolute_name(content):
    content["/etc/evil"] = b"x"


def a_drive(content):
    content["C:\\evil.txt"] = b"x"


def a_bomb(content):
    content["patients/00001/record.pdf"] = bytes(90_000_000)


def of_another_schema(content):
    return {"schema": "9999"}


def of_another_format(content):
    return {"format": "takt-hand-over-2"}


def another_head(content):
    return {"head": [4, "0" * 64, ""]}


HOSTILE = [
    a_patient_twice, a_row_too_few, a_name_changed, a_number_out_of_range, deeply_nested,
    an_unknown_column, an_unknown_table, no_json, a_name_out_of_the_folder, an_absolute_name,
    a_drive, a_bomb, of_another_schema, of_another_format, another_head,
]  # fmt: skip


@pytest.mark.parametrize("change", HOSTILE, ids=lambda change: change.__name__)
def test_a_hostile_package_is_refused_and_leaves_nothing(plain, fresh, tmp_path, change):
    changed(plain, change)
    before = {path for path in tmp_path.rglob("*") if "Takt" not in path.parts}

    with pytest.raises(TaktError, match="Nothing was taken from"):
        take_over(fresh, plain, "")

    after = {path for path in tmp_path.rglob("*") if "Takt" not in path.parts}
    assert {each for each in after - before if each.name != "scratch"} == set()


@pytest.mark.parametrize("place", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_damaged_package_is_refused(package, fresh, place):
    flip(package, place)

    with pytest.raises(TaktError, match=r"package .* Nothing was taken|does not open"):
        take_over(fresh, package)

    assert files(fresh) == {}


def test_a_package_that_was_cut_off_says_so_in_words_about_a_package(package, fresh):
    package.write_bytes(package.read_bytes()[:-1000])

    with pytest.raises(
        PackageRefused, match=r"package .* was cut off\. Nothing was taken from it"
    ):
        preview(package, OF_PACKAGE)


@pytest.mark.parametrize("place", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_damaged_package_without_encryption_is_refused_or_whole_all_the_same(
    full, plain, fresh, place
):
    flip(plain, place)  # perhaps only what a zip says twice

    try:
        taken = take_over(fresh, plain, "", full.clock)
    except PackageRefused:
        assert files(fresh) == {}
        return
    found = rows(taken)
    taken.close()
    assert found == rows(full.workspace)


def test_a_flipped_bit_of_what_a_zip_says_twice_changes_nothing_that_is_read(plain, tmp_path):
    whole, copy, chance = plain.read_bytes(), tmp_path / "copy.zip", random.Random(SEED)
    held, found = contents(plain), Counter()
    names = [whole.index(b"data/patients.jsonl"), whole.rindex(b"data/patients.jsonl")]
    headers = [at for name in names for at in range(name - 50, name + 40)]
    for place in (*headers, *(chance.randrange(len(whole)) for _ in range(200))):
        copy.write_bytes(flipped(whole, place, chance.randrange(8)))
        try:
            assert contents(copy) == held, place
            found["the same"] += 1
        except PackageRefused:
            found["refused"] += 1

    assert found["the same"] > 0
    assert found["refused"] > found["the same"]


def contents(file):
    """All that Takt reads of a package, once it is checked. Raises PackageRefused."""
    package = Package(file.open("rb"), file)
    try:
        package.check(lambda _done, _all: None)
        return {name: package._open(name).read() for name in package._entries}
    finally:
        package.close()


def flipped(whole, place, bit=0):
    content = bytearray(whole)
    content[place] ^= 1 << bit
    return bytes(content)


def flip(file, place):
    whole = file.read_bytes()
    file.write_bytes(flipped(whole, int(len(whole) * place)))


def test_the_same_name_twice_is_refused(plain, fresh):
    with zipfile.ZipFile(plain, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("README.md", "another")

    with pytest.raises(TaktError, match="names"):
        take_over(fresh, plain, "")


def test_a_compressed_record_that_would_grow_huge_is_refused(full, fresh, tmp_path):
    bomb = zlib.compress(bytes(64_000_000))
    with full.workspace.database.begin() as tx:
        refuse_bombs(tx)
        tx.execute(text("DROP TRIGGER advice_given_no_update"))
        tx.execute(text("UPDATE advice_given SET advice = :bomb"), {"bomb": bomb})
        with pytest.raises(ValueError, match="advice"):
            refuse_bombs(tx)
