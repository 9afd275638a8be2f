"""D23: whatever lies in a file that Takt is given, it is taken or refused in words.

Bounded in time and memory, and nothing is written but in the folder that it is meant for.
"""

import io
import json
import os
import resource
import shutil
import signal
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from PIL import Image

from app.cli.knowledge import full_case, judged
from app.contract import write_advice
from app.domain.codes import Language
from app.domain.errors import TaktError
from app.pdf.logo import read_logo
from app.pdf.photo import read_photo
from app.settings import load_settings
from app.usecases.hand_over import hand_over
from app.usecases.restore import find_backups, open_backups
from app.usecases.take_over import TakeOver
from db.anchor import Anchor
from db.backup import scratch_folder
from db.backup_note import read_note
from db.backup_places import LABEL, is_plugged_in, local
from db.key_file import KEY_FILES, KeyFile, data_keys, read_key_file, sealed
from db.package import MANIFEST, Package
from db.recovery_key import new_recovery_key, typed_groups
from db.restore import check_whole
from db.tombstones import listed
from tests.builders import TODAY, a_case, sessions_ending
from tests.faults import acts, whole_acts
from tests.faults.acts import PASSPHRASE, QUICK, Desk, noon
from tests.faults.laboratory import Bench
from tests.faults.mutation import mutated

LONGEST_S, LARGEST = 5.0, 512 << 20  # of the processor, and bytes beside what is loaded
WRITING = {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod",
           "os.truncate", "shutil.copyfile", "subprocess.Popen", "socket.connect"}  # fmt: skip


class Door(NamedTuple):
    """A way in for a foreign file. `often`: how many of a thousand inputs go this way."""

    name: str
    often: int
    honest: tuple[bytes, ...]
    enter: Callable[[bytes], object]


class TooLong(BaseException):
    """An input that takes longer than it may; no reader may swallow it."""


def sweep(bench: Bench, *, number: int, inputs: int) -> dict[str, Any]:
    """So many inputs, shared among all doors."""
    chance, doors = bench.chance("fuzz", number), list(_doors(bench))
    return _tried(bench, chance, chance.choices(doors, [each.often for each in doors], k=inputs))


def careless(bench: Bench) -> dict[str, Any]:
    """Readers that are at fault, each in its own way."""
    readers = (_fails, _writes_outside, _takes_memory, _takes_time)
    doors = [Door(each.__name__, 1, (b"honest",), partial(each, bench)) for each in readers]
    return _tried(bench, bench.chance("careless"), doors)


def _tried(bench: Bench, chance: Random, ways: Iterable[Door]) -> dict[str, Any]:
    tally, problems = Counter[str](), list[str]()
    signal.signal(signal.SIGPROF, _too_long)
    with _bounded_memory(), _listening(bench.folder) as heard:
        for door in ways:
            given = mutated(chance.choice(door.honest), chance)
            tally[f"{door.name} {_entered(door, given, problems)}"] += 1
            if heard:
                problems.append(f"{door.name} wrote {heard.pop()} of {given[:200]!r}")
    return {"tally": tally, "problems": problems[:20]}


def _entered(door: Door, given: bytes, problems: list[str]) -> str:
    signal.setitimer(signal.ITIMER_PROF, LONGEST_S)
    try:
        door.enter(given)
    except TaktError as refused:
        if not str(refused).strip():
            problems.append(f"{door.name} says nothing of {given[:200]!r}")
        return "refused"
    except BaseException as error:  # noqa: BLE001 (what no page answers is counted, and fails)
        problems.append(f"{door.name} {type(error).__name__} {error}: {given[:200]!r}")
        return "uncaught"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return "taken"


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TooLong


@contextmanager
def _bounded_memory() -> Iterator[None]:
    held = int(Path("/proc/self/statm").read_text("utf-8").split()[0]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (held + LARGEST, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


@contextmanager
def _listening(allowed: Path) -> Iterator[list[str]]:
    """Every file that is written, moved or removed outside of the allowed folder."""
    heard, inside = list[str](), os.fspath(allowed.resolve()) + os.sep

    def hear(event: str, args: tuple[Any, ...]) -> None:
        if listening and (event in WRITING or (event == "open" and _is_to_write(args))):
            outside = (each for each in _places(event, args) if not each.startswith(inside))
            heard.extend(f"{event} {each}" for each in outside)

    listening = [True]
    sys.addaudithook(hear)
    try:
        yield heard
    finally:
        listening.clear()


def _places(event: str, args: tuple[Any, ...]) -> Iterator[str]:
    within = args[-1] if event.startswith("os.") and isinstance(args[-1], int) else -1
    base = f"/proc/self/fd/{within}" if within >= 0 else ""
    for each in args[: 1 if event == "open" else 2]:
        if isinstance(each, str | bytes | os.PathLike):
            yield os.path.realpath(Path(base, os.fsdecode(each)))


def _is_to_write(args: tuple[Any, ...]) -> bool:
    _, mode, flags = args
    return bool(mode and set(mode) & set("wax+")) or bool(
        flags and flags & (os.O_WRONLY | os.O_RDWR)
    )


def _doors(bench: Bench) -> Iterator[Door]:
    folder = bench.emptied()
    case = msgspec.json.encode(a_case())
    long = msgspec.json.encode(a_case(*sessions_ending(TODAY, 6, pain_week=2.5)))
    yield Door("case", 840, (case, case, long), _judge)
    yield from _small_files(folder)
    yield Door("recovery key", 40, (" ".join(new_recovery_key()).encode(),), _type_key)
    yield Door("logo", 5, tuple(_pictures()), read_logo)
    yield Door("photo", 5, tuple(_pictures()), read_photo)
    yield from _large_files(bench, folder)


def _judge(given: bytes) -> None:
    write_advice(judged(full_case(given), Language.NB))


def _type_key(given: bytes) -> None:
    typed_groups(given.decode("utf-8", "surrogateescape"))


def _small_files(folder: Path) -> Iterator[Door]:
    desk = Desk(folder / "small")
    for act in (acts.first_run, acts.new_patient, whole_acts.backup):
        act(desk)
    key, inside = desk.records.database.key, desk.records.database.folder
    acts.locking(desk)
    keys = (inside / KEY_FILES[0]).read_bytes()
    anchor, root = (inside / "records.anchor").read_bytes(), folder / "small"
    file = folder / "settings.json"
    settings = b'{"language": "nb", "text_scale": 150, "lock_after_min": 5, "place": "today"}'
    yield _door("settings", 20, (settings,), file, lambda: load_settings(file))
    yield _door("key file", 20, (keys,), folder / KEY_FILES[0], lambda: _open_slots(folder))
    yield _door("anchor", 20, (anchor,), folder / "records.anchor",
                lambda: Anchor(folder / "records.takt", key).read())  # fmt: skip
    note = (root / "backups.json").read_bytes()
    yield _door("note", 10, (note,), folder / "backups.json", lambda: read_note(folder))
    label = b'{"program": "Takt", "database": "x"}'
    yield _door("label", 10, (label,), folder / LABEL, lambda: is_plugged_in(folder, UUID(int=1)))


def _open_slots(folder: Path) -> None:
    """Also where somebody has put the right checksum on it."""
    file = folder / KEY_FILES[0]
    with suppress(msgspec.MsgspecError, ValueError):
        file.write_bytes(
            msgspec.json.encode(sealed(msgspec.json.decode(file.read_bytes(), type=KeyFile)))
        )
    list(data_keys(read_key_file(folder), "passphrase", PASSPHRASE))


def _door(
    name: str, often: int, honest: tuple[bytes, ...], file: Path, enter: Callable[[], object]
) -> Door:
    """A door before which a file lies."""

    def lay_and_enter(given: bytes) -> None:
        file.write_bytes(given)
        enter()

    return Door(name, often, honest, lay_and_enter)


def _pictures() -> Iterator[bytes]:
    for kind in ("PNG", "JPEG"):
        out = io.BytesIO()
        Image.radial_gradient("L").resize((60, 40)).save(out, kind)
        yield out.getvalue()


def _large_files(bench: Bench, folder: Path) -> Iterator[Door]:
    desk = Desk(folder / "large")
    for act in (acts.first_run, acts.new_patient, acts.session, acts.programme, whole_acts.backup,
                acts.new_patient, whole_acts.deleted_patient):  # fmt: skip
        act(desk)
    (backup,) = local(desk.folder).glob("*.taktbackup")
    (gone,) = local(desk.folder).glob("deletions-*.takt")
    package, key = folder / "plain.zip", desk.records.database.key
    hand_over(desk.records, package, None, Language.NB)
    acts.locking(desk)
    here, honest = folder / "given", package.read_bytes()
    here.mkdir()
    lists = here / gone.name
    yield _door("deletions", 10, (gone.read_bytes(),), lists, lambda: listed((here,), (key,)))
    yield _door("backup", 8, (backup.read_bytes(),), here / backup.name, partial(_restore, here))
    yield _door("package", 7, (honest,), here / "given.zip", lambda: _unpack(here / "given.zip"))
    taken = Random(f"{bench.seed}")  # noqa: S311 (repeatable, not secret)
    yield Door("whole package", 1, tuple(_parts(honest)), partial(_take_over, here, honest, taken))


def _restore(folder: Path) -> None:
    """What looks like a backup is listed; what opens is checked whole."""
    for each in open_backups(folder, find_backups([folder]), "passphrase", PASSPHRASE):
        with scratch_folder(folder / "scratch") as aside:
            check_whole(aside, each.path, each.key, _unheard)


def _unpack(file: Path) -> None:
    package = Package(file.open("rb"), file)
    try:
        package.check(_unheard)
    finally:
        package.close()


def _parts(package: bytes) -> Iterator[bytes]:
    """The tables of a package, one by one, and what it says of itself."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        for name in opened.namelist():
            if name.endswith(".jsonl") or name == MANIFEST:
                yield name.encode() + b"\n" + opened.read(name)


def _take_over(folder: Path, package: bytes, chance: Random, given: bytes) -> None:
    """One table of the package is the given one, and the checksums fit it."""
    name, _, content = given.partition(b"\n")
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        parts = {each: opened.read(each) for each in opened.namelist()}
    target = name.decode(errors="replace")
    parts[target if target in parts else chance.choice([*parts])] = content
    file, root = folder / "whole.zip", folder / "root"
    with zipfile.ZipFile(file, "w") as written:
        for each, part in _fitting(parts).items():
            written.writestr(each, part)
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    TakeOver(root, file, "", PASSPHRASE, noon, QUICK).run().close()


def _fitting(parts: dict[str, bytes]) -> dict[str, bytes]:
    try:
        manifest = json.loads(parts[MANIFEST])
        manifest["files"] = [
            {"name": name, "bytes": len(part), "sha256": sha256(part).hexdigest()}
            for name, part in parts.items()
            if name != MANIFEST
        ]
        return parts | {MANIFEST: json.dumps(manifest).encode()}
    except (ValueError, TypeError, RecursionError):
        return parts


def _unheard(_done: int, _every: int) -> None:
    """Nobody asks how far it is."""


def _fails(_bench: Bench, given: bytes) -> None:
    raise KeyError(given)


def _writes_outside(bench: Bench, given: bytes) -> None:
    (bench.folder.parent / "outside").write_bytes(given)


def _takes_memory(_bench: Bench, _given: bytes) -> None:
    bytes(2 * LARGEST)


def _takes_time(_bench: Bench, _given: bytes) -> None:
    signal.setitimer(signal.ITIMER_PROF, 0.01)  # five seconds would pass as well
    while True:
        pass
