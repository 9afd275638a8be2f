from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.domain.codes import Language
from app.usecases.change_keys import change_passphrase, change_recovery_key
from app.usecases.keep_clinic import clinic
from app.usecases.open_clinic import create_clinic, pause_after, unlock, unlock_on_paper
from app.usecases.recovery_key import (
    MistypedKey,
    check_typed,
    groups_asked,
    new_recovery_key,
    recovery_sheet,
)
from db.clinic_folder import is_on_paper
from db.key_file import WeakPassphrase, WrongPassphrase, WrongRecoveryKey
from db.slots import Cost
from tests.builders import NOW, a_clinic

OLD, NEW = "fire ord på rad", "helt andre ord nå"
QUICK = Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def key():
    return new_recovery_key()


@pytest.fixture
def folder(tmp_path, key):
    create_clinic(tmp_path / "Takt", OLD, a_clinic(), now, QUICK, key).close()
    return tmp_path / "Takt"


def words_of(pdf):
    """The text of all pages as one line."""
    texts = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(" ".join(texts).split())


def now():
    return NOW


def opened(workspace):
    found = clinic(workspace)
    workspace.close()
    return found


def changed(folder, change, *args, **more):
    workspace = unlock(folder, OLD, now)
    try:
        change(workspace, *args, **more)
    finally:
        workspace.close()


def records(folder):
    return (folder / "clinic" / "records.takt").read_bytes()


def test_the_recovery_key_opens_the_records(folder, key):
    assert is_on_paper(folder)
    assert opened(unlock_on_paper(folder, " ".join(key).lower(), now)) == a_clinic()


def test_another_recovery_key_opens_nothing(folder):
    with pytest.raises(WrongRecoveryKey):
        unlock_on_paper(folder, "".join(new_recovery_key()), now)


def test_a_recovery_key_is_no_passphrase_and_the_other_way_round(folder, key):
    with pytest.raises(WrongPassphrase):
        unlock(folder, "".join(key), now)


def test_a_mistyped_recovery_key_is_told_before_anything_is_tried(tmp_path, key):
    typed = ("A" if key[0][0] != "A" else "B") + "".join(key)[1:]

    with pytest.raises(MistypedKey, match="group 1"):
        unlock_on_paper(tmp_path / "nowhere", typed, now)


def test_a_new_passphrase_takes_the_place_of_the_old_and_the_records_stay(folder, key):
    before = records(folder)

    changed(folder, change_passphrase, OLD, NEW, QUICK)

    assert records(folder) == before
    assert opened(unlock(folder, NEW, now)) == a_clinic()
    assert opened(unlock_on_paper(folder, "".join(key), now)) == a_clinic()
    with pytest.raises(WrongPassphrase):
        unlock(folder, OLD, now)


@pytest.mark.parametrize(
    ("present", "new", "refused"),
    [("noe helt annet enn", NEW, WrongPassphrase), (OLD, "kort", WeakPassphrase)],
)
def test_a_refused_change_leaves_the_passphrase(folder, present, new, refused):
    with pytest.raises(refused):
        changed(folder, change_passphrase, present, new, QUICK)

    assert opened(unlock(folder, OLD, now)) == a_clinic()


def test_a_change_cut_off_between_the_copies_is_finished_by_the_next_unlocking(folder):
    keys = folder / "clinic" / "keys-copy.json"
    before = keys.read_bytes()
    changed(folder, change_passphrase, OLD, NEW, QUICK)
    keys.write_bytes(before)

    opened(unlock(folder, NEW, now))

    with pytest.raises(WrongPassphrase):
        unlock(folder, OLD, now)


def test_a_new_recovery_key_takes_the_place_of_the_old(folder, key):
    new = new_recovery_key()

    changed(folder, change_recovery_key, OLD, new)

    assert opened(unlock_on_paper(folder, "".join(new), now)) == a_clinic()
    with pytest.raises(WrongRecoveryKey):
        unlock_on_paper(folder, "".join(key), now)


def test_two_groups_are_asked_and_only_as_printed_they_count(key):
    asked = groups_asked()

    check_typed(key, {place: f" {key[place].lower()} " for place in asked})
    assert len(set(asked)) == 2
    with pytest.raises(MistypedKey) as refused:
        check_typed(key, {asked[0]: key[asked[0]], asked[1]: key[asked[0]]})
    assert refused.value.groups == (asked[1] + 1,)


def test_all_groups_are_asked_sooner_or_later():
    assert {place for _ in range(200) for place in groups_asked()} == set(range(6))


@pytest.mark.parametrize("language", Language)
def test_the_recovery_sheet_tells_the_key_and_that_nobody_can_reset_it(key, language):
    pdf = recovery_sheet(key, "Fjordgata fysioterapi", date(2026, 11, 23), language)

    words = words_of(pdf)
    assert all(group in words for group in key)
    assert {Language.NB: "Ingen kan tilbakestille", Language.EN: "Nobody can reset"}[
        language
    ] in words
    assert pdf == recovery_sheet(key, "Fjordgata fysioterapi", date(2026, 11, 23), language)


def test_wrong_passphrases_are_answered_ever_more_slowly():
    pauses = [pause_after(failures) for failures in range(12)]

    assert pauses[:3] == [0, 0, 0]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 60
