"""T11: live records lie on a disk of this PC that nothing else copies."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from app.usecases.open_clinic import create_clinic
from db.safe_place import (
    Disk,
    UnsafePlace,
    is_among_documents,
    on_linux,
    refuse_unsafe,
    synced_by,
)
from db.slots import Cost
from tests.builders import NOW, a_clinic

MOUNTS = """\
/dev/nvme0n1p2 / ext4 rw,relatime 0 0
/dev/nvme0n1p1 /boot/efi vfat rw 0 0
server:/home /home/kari/felles nfs4 rw 0 0
//nas/data /mnt/nas cifs rw 0 0
/dev/sdb1 /media/kari/Min\\040minnepinne ext4 rw 0 0
kari@server: /home/kari/fjern fuse.sshfs rw 0 0
""".splitlines()


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("C:/Users/Kari/OneDrive/Takt", "OneDrive"),
        ("C:/Users/Kari/OneDrive - Fjordgata fysioterapi/Documents/Takt", "OneDrive"),
        ("C:/Users/Kari/Dropbox/Takt", "Dropbox"),
        ("C:/Users/Kari/Dropbox (Personal)/Takt", "Dropbox"),
        ("C:/Users/Kari/iCloudDrive/Takt", "iCloud"),
        ("G:/My Drive/Takt", "Google Drive"),
        ("D:/Firma/Takt", "OneDrive"),
        ("C:/Users/Kari/AppData/Local/Takt", None),
    ],
)
def test_folders_of_services_are_known_on_windows(folder, service):
    assert synced_by(PureWindowsPath(folder), {"OneDriveCommercial": "D:\\Firma"}) == service


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/Users/kari/Library/Mobile Documents/com~apple~CloudDocs/Takt", "iCloud"),
        ("/Users/kari/Library/CloudStorage/Dropbox/Takt", "iCloud"),
        ("/home/kari/Nextcloud/Takt", "Nextcloud"),
        ("/home/kari/Jottacloud/Takt", "Jottacloud"),
        ("/Users/kari/Library/Application Support/Takt", None),
        ("/home/kari/.local/share/Takt", None),
    ],
)
def test_folders_of_services_are_known_elsewhere(folder, service):
    assert synced_by(PurePosixPath(folder), {}) == service


@pytest.mark.parametrize("mark", [".stfolder", ".dropbox.cache", ".tmp.drivedownload"])
def test_a_mark_that_a_service_leaves_is_enough(tmp_path, mark):
    (tmp_path / "a" / mark).mkdir(parents=True)

    with pytest.raises(UnsafePlace, match="copied by"):
        refuse_unsafe(tmp_path / "a" / "b" / "Takt")

    refuse_unsafe(tmp_path / "c" / "Takt")


@pytest.mark.parametrize(
    ("folder", "disk"),
    [
        ("/home/kari/.local/share/Takt", Disk.OWN),
        ("/home/kari/felles/Takt", Disk.NETWORK),
        ("/home/kari/fjern/Takt", Disk.NETWORK),
        ("/mnt/nas/Takt", Disk.NETWORK),
        ("/boot/efi/Takt", Disk.FAT),
        ("/media/kari/Min minnepinne/Takt", Disk.REMOVABLE),
    ],
)
def test_the_disk_is_told_by_what_is_mounted(folder, disk):
    assert on_linux(PurePosixPath(folder), MOUNTS, lambda device: device == "/dev/sdb1") is disk


@pytest.mark.parametrize(
    ("folder", "home", "is_one"),
    [
        (PureWindowsPath("C:/Users/Kari/Documents/Takt"), PureWindowsPath("C:/Users/Kari"), True),
        (PureWindowsPath("C:/Users/Kari/AppData/Local/Takt"), PureWindowsPath("C:/Users/Kari"),
         False),
        (PurePosixPath("/Users/kari/Desktop"), PurePosixPath("/Users/kari"), True),
        (PurePosixPath("/home/kari/Dokumenter/Takt"), PurePosixPath("/home/kari"), True),
        (PurePosixPath("/srv/Documents/Takt"), PurePosixPath("/home/kari"), False),
        (PurePosixPath("/home/kari"), PurePosixPath("/home/kari"), False),
    ],
)  # fmt: skip
def test_documents_and_the_desktop_are_no_place_for_records(folder, home, is_one):
    assert is_among_documents(folder, home) is is_one


def test_records_are_not_made_among_documents(tmp_path, monkeypatch):
    for home in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(home, str(tmp_path))

    with pytest.raises(UnsafePlace, match="among documents"):
        refuse_unsafe(tmp_path / "Documents" / "Takt")

    refuse_unsafe(tmp_path / ".local" / "Takt")


def test_a_clinic_is_not_made_where_a_service_copies(tmp_path):
    folder = tmp_path / "OneDrive" / "Takt"
    quick = Cost(memory_kib=64, passes=1, lanes=1)

    with pytest.raises(UnsafePlace, match="OneDrive"):
        create_clinic(folder, "fire ord på rad", a_clinic(), lambda: NOW, quick)

    assert not Path(folder).exists()
