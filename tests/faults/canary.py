"""D20 and D21: what was typed is found in no byte that the program ever wrote, nor in its log."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs

from app.domain.case import Restriction
from app.domain.codes import Language, Light, RedFlag
from app.domain.patient import Patient
from app.domain.session import Override
from app.settings import Settings, save_settings
from app.ui.errors import start_log, tell_failures
from app.usecases.issue_programme import issue_programme, preview_programme, proposed_why
from app.usecases.judge_draft import judge_draft
from app.usecases.keep_clinic import change_clinic
from app.usecases.keep_patients import (
    add_patient,
    caseload,
    change_episode,
    change_patient,
)
from app.usecases.lift_stop import lift_stop
from app.usecases.open_clinic import create_clinic
from app.usecases.record_session import record_session
from app.usecases.reprint import reprint
from tests.builders import NOW, TODAY, a_clinic, a_session, an_exercise
from tests.faults import acts
from tests.faults.acts import PASSPHRASE, QUICK, Desk, noon
from tests.faults.canary_desk import BIRD, MARKED, mark
from tests.faults.children import Kill, Tell, tried
from tests.faults.disk import Disk, logged
from tests.faults.laboratory import Bench

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
MOST_LINES, LONGEST_S = 36, 0.02


def scan(bench: Bench, *, kills: int, careless: bool = False) -> dict[str, Any]:
    """A day with marks in every field, killed at random; `careless` writes one down beside."""
    chance, tally, found = bench.chance("canary"), Counter[str](), Counter[str]()
    log = bench.folder / "log"
    while not tally["whole days"] or tally["killed"] < kills:
        log.unlink(missing_ok=True)
        kill = Kill.at_random(chance, MOST_LINES, LONGEST_S) if tally["whole days"] else None
        day = partial(_day, bench.disk, bench.emptied(), log, careless=careless)
        told = tried(day, kill)
        tally.update({"killed": told.status == -9, "whole days": told.status == 0})
        for done in logged(log):
            written = done.name.encode() + done.data
            tally["bytes"] += len(done.data)
            found.update([done.name] if any(BIRD.encode(e) in written for e in ENCODINGS) else [])
        tally["files left"] += sum(1 for _ in _left(bench.clinic))
        found.update(str(each) for each in _left(bench.clinic) if _is_marked(each))
    return {"tally": tally, "found": found}


def forced_errors(bench: Bench, *, errors: int) -> dict[str, Any]:
    """So many errors that carry a mark, told as the window and the command line tell them."""
    desk = Desk(bench.emptied())
    for act in (acts.first_run, acts.new_patient):
        act(desk)
    log, shown = bench.folder / "takt.log", list[str]()
    start_log(log)
    tell_failures(shown.append)
    ways = list(_ways_to_fail(desk))
    for number in range(errors):
        _failing(ways[number % len(ways)])
    acts.locking(desk)
    written = log.read_text("utf-8")
    return {
        "ways": len(ways),
        "shown": len(shown),
        "lines": written.count("\n"),
        "in the log": written.count(BIRD),
        "on the screen": sum(BIRD in each for each in shown),
    }


def _day(disk: Disk, folder: Path, log: Path, tell: Tell, *, careless: bool) -> None:
    disk.log_to(log)
    disk.watch(Path("/"))
    start_log(folder / "log" / "takt.log")
    tell_failures(lambda _: None)
    desk = Desk(folder, patients=1)
    for step in _steps(desk, folder, careless=careless):
        step()
        tell("done")


def _steps(  # noqa: PLR0915 (one line a function of the program)
    desk: Desk, folder: Path, *, careless: bool
) -> Iterator[Callable[[], object]]:
    """Every function of the program, with a mark in every field of text."""
    marked = a_clinic(name=mark("c"), telephone=mark("t"), therapist=mark("i"))
    desk.workspace = create_clinic(folder, PASSPHRASE, marked, noon, QUICK)
    ws = desk.workspace
    patient = structs.replace(acts.a_numbered_patient(1), note=mark("note") * 50)
    patient = structs.replace(patient, given_name=mark("given"), family_name=mark("family"))
    held = (Restriction(kind="max_load", value=5, exercise=mark("x"), note=mark("limit")),)
    episode = structs.replace(acts.a_numbered_episode(1), title=mark("title"), restrictions=held)
    own = Override(light=Light.RED, note=mark("override"), by=mark("by"))
    course = {"exercises": (an_exercise(id=mark("exercise")),), "criteria": {mark("can"): True}}
    first = a_session(**course, override=own)
    stopped = a_session(date=TODAY.replace(day=22), red_flags=(RedFlag.CAUDA_EQUINA,), **course)
    by_nb = partial(record_session, ws, episode.id, language=Language.NB)
    yield lambda: add_patient(ws, patient, episode)
    yield lambda: change_patient(ws, structs.replace(patient, family_name=mark("changed")))
    yield lambda: change_episode(ws, structs.replace(episode, title=mark("retitled")))
    yield lambda: change_clinic(ws, structs.replace(marked, name=mark("renamed")))
    yield lambda: judge_draft(ws, desk.file(), first, Language.NB)
    yield lambda: by_nb(stopped)
    yield lambda: lift_stop(ws, desk.file(), by=mark("lift"), day=NOW.date(), found=mark("found"))
    yield lambda: by_nb(first)
    yield lambda: proposed_why(ws, desk.file())
    yield lambda: preview_programme(ws, desk.file(), why=mark("why"))
    yield lambda: reprint(ws, issue_programme(ws, desk.file(), why=mark("why")).id)
    yield from (partial(way, desk) for way in MARKED)
    yield lambda: caseload(ws)
    yield lambda: save_settings(folder / "settings.json", Settings(text_scale=150))
    yield from (partial(_failing, way) for way in _ways_to_fail(desk))
    yield ws.database.checkpoint
    if careless:
        yield lambda: (folder / "notes.txt").write_text(mark("careless"))
    yield partial(acts.locking, desk)


def _failing(way: Callable[[], object]) -> None:
    try:
        way()
    except Exception as error:  # noqa: BLE001 (told as the window tells it)
        sys.excepthook(type(error), error, error.__traceback__)


def _ways_to_fail(desk: Desk) -> Iterator[Callable[[], object]]:
    ws, patient, episode = desk.records, acts.a_numbered_patient(1), acts.a_numbered_episode(1)
    yield lambda: add_patient(ws, structs.replace(patient, given_name=BIRD), episode)
    yield lambda: change_patient(ws, structs.replace(patient, note=BIRD * 1000))
    yield lambda: change_patient(ws, structs.replace(patient, given_name=BIRD * 100))
    yield lambda: change_patient(ws, structs.replace(patient, note=f"{BIRD}\ud800"))
    yield lambda: msgspec.convert({"given_name": BIRD, "family_name": 7}, Patient)
    yield lambda: msgspec.json.decode(f'{{"{BIRD}": 1}}', type=Patient)
    yield lambda: {}[BIRD]
    yield lambda: int(BIRD)
    yield lambda: Path(BIRD).read_bytes()
    yield lambda: BIRD + 1
    yield lambda: getattr(desk, BIRD)
    yield lambda: BIRD.encode("ascii") + f"{BIRD}å".encode("ascii")
    yield partial(_chained, BIRD)
    yield lambda: ws.database._connection.execute(BIRD)


def _chained(word: str) -> None:
    try:
        int(word)
    except ValueError as error:
        error.add_note(word)
        raise RuntimeError(word) from error


def _left(folder: Path) -> Iterator[Path]:
    return (each for each in folder.rglob("*") if each.is_file())


def _is_marked(file: Path) -> bool:
    content = file.read_bytes()
    return any(BIRD.encode(each) in content for each in ENCODINGS)
