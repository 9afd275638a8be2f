"""Whether records may live in a folder: on a disk inside this PC that nothing else copies.

The one place where systems differ about disks. What is not known here is let through.
"""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path, PurePath

from app.domain.errors import TaktError, sentence

_SYNCED = sentence(
    "{folder} is copied by {service}. Records that two programs write at once are lost. Keep them"
    " in a folder of this PC only; backups may lie there."
)
_DISK = {
    "network": sentence(
        "{folder} is on another computer. Keep the records on a disk of this PC; backups may lie"
        " there."
    ),
    "removable": sentence(
        "{folder} is on a disk that can be pulled out. Keep the records on a disk of this PC;"
        " backups may lie there."
    ),
    "fat": sentence(
        "{folder} is on a disk that cannot keep files from other users. Keep the records on a disk"
        " of this PC; backups may lie there."
    ),
}
_GUARDED = sentence(
    "{folder} lies among documents, which systems copy elsewhere and guard against programs. Keep"
    " the records in a folder of Takt's own; backups may lie there."
)
_AMONG_DOCUMENTS = {
    "documents", "desktop", "downloads", "dokumenter", "skrivebord", "nedlastinger",
}  # fmt: skip
_SERVICES = {  # how the name of a folder begins
    "onedrive": "OneDrive", "dropbox": "Dropbox", "google drive": "Google Drive",
    "googledrive": "Google Drive", "my drive": "Google Drive", "icloud": "iCloud",
    "mobile documents": "iCloud", "com~apple~clouddocs": "iCloud", "cloudstorage": "iCloud",
    "nextcloud": "Nextcloud", "owncloud": "ownCloud", "jottacloud": "Jottacloud",
    "pcloud": "pCloud", "megasync": "MEGA", "box sync": "Box", "syncthing": "Syncthing",
    "proton drive": "Proton Drive", "tresorit": "Tresorit", "seafile": "Seafile",
}  # fmt: skip
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_MARKS = {
    ".dropbox.cache": "Dropbox", ".stfolder": "Syncthing", ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive", ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud", ".synology.working": "Synology Drive",
}  # fmt: skip
_OF_NETWORKS = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "davfs", "fuse.sshfs", "fuse.rclone",
    "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.onedriver", "fuse.google-drive-ocamlfuse",
}  # fmt: skip
_FAT = {"vfat", "msdos", "exfat", "fuseblk.exfat", "FAT", "FAT32", "exFAT"}


class UnsafePlace(TaktError):
    """Records do not belong in this folder."""


class Disk(StrEnum):
    """On what a folder lies."""

    OWN = "own"
    NETWORK = "network"
    REMOVABLE = "removable"
    FAT = "fat"


def refuse_unsafe(folder: Path) -> None:
    """Raise UnsafePlace where records would not be safe."""
    place = folder.resolve()
    if service := synced_by(place, os.environ):
        raise UnsafePlace(_SYNCED, folder=folder, service=service)
    if is_among_documents(place, Path("~").expanduser()):
        raise UnsafePlace(_GUARDED, folder=folder)
    if (disk := disk_of(place)) is not Disk.OWN:
        raise UnsafePlace(_DISK[disk], folder=folder)


def synced_by(place: PurePath, environment: Mapping[str, str]) -> str | None:
    """The service that copies this folder elsewhere, as far as one can tell."""
    for part in place.parts:
        for start, service in _SERVICES.items():
            if part.casefold().startswith(start):
                return service
    for name in _VARIABLES:
        root = environment.get(name)
        if root and place.is_relative_to(root):
            return "OneDrive"
    return _marked(Path(place))


def is_among_documents(place: PurePath, home: PurePath) -> bool:
    """Whether it lies where a person keeps documents, and systems do as they like with them."""
    below = place.relative_to(home).parts if place.is_relative_to(home) else ()
    return bool(below) and below[0].casefold() in _AMONG_DOCUMENTS


def disk_of(place: Path) -> Disk:
    """On what disk the folder lies, or would."""
    if sys.platform == "win32":
        return _on_windows(place)
    if sys.platform == "darwin":
        return Disk.REMOVABLE if place.is_relative_to("/Volumes") else Disk.OWN
    try:
        mounts = Path("/proc/mounts").read_text("utf-8", "replace")
    except OSError:
        return Disk.OWN
    return on_linux(place, mounts.splitlines(), _is_removable)


def on_linux(place: PurePath, mounts: Iterable[str], removable: Callable[[str], bool]) -> Disk:
    """The same, told by the lines of /proc/mounts."""
    nearest, found = -1, Disk.OWN
    for line in mounts:
        device, at, kind = line.split(" ")[:3]
        point = PurePath(at.encode().decode("unicode_escape"))
        if place.is_relative_to(point) and len(point.parts) >= nearest:
            nearest, found = len(point.parts), _told(device, kind, removable)
    return found


def _told(device: str, kind: str, removable: Callable[[str], bool]) -> Disk:
    if kind in _OF_NETWORKS or device.startswith("//"):
        return Disk.NETWORK
    if kind in _FAT:
        return Disk.FAT
    return Disk.REMOVABLE if device.startswith("/dev/") and removable(device) else Disk.OWN


def _is_removable(device: str) -> bool:
    block = Path("/sys/class/block") / Path(device).resolve().name
    for folder in (block, block.resolve().parent):
        try:
            return (folder / "removable").read_text().strip() == "1"
        except OSError:
            continue
    return False


def _on_windows(place: Path) -> Disk:
    if place.drive.startswith("\\\\"):
        return Disk.NETWORK
    import ctypes  # noqa: PLC0415 (only Windows is asked this way)

    system = getattr(ctypes, "windll").kernel32  # noqa: B009 (other systems have none)
    kind = system.GetDriveTypeW(place.anchor)
    name = ctypes.create_unicode_buffer(32)
    system.GetVolumeInformationW(place.anchor, None, 0, None, None, None, name, len(name))
    kinds = {2: Disk.REMOVABLE, 4: Disk.NETWORK}
    return kinds.get(kind, Disk.FAT if name.value in _FAT else Disk.OWN)


def _marked(place: Path) -> str | None:
    for folder in (place, *place.parents):
        for mark, service in _MARKS.items():
            if (folder / mark).exists():
                return service
    return None
