"""takt backup, takt verify, takt restore: the same as in the window, for scripts and sad days."""

from argparse import Namespace
from datetime import datetime

from app.cli.files import complain
from app.cli.secret import ask_secret
from app.domain.errors import TaktError
from app.paths import data_folder
from app.texts import Texts, texts
from app.usecases.back_up import Made, Why, back_up, back_up_to
from app.usecases.look_after_backups import look_after_backups
from app.usecases.open_clinic import unlock, unlock_on_paper
from app.usecases.restore import Choice, Way, only_backup, restore, verify
from app.usecases.workspace import Workspace


def backup_command(options: Namespace) -> int:
    """Back up the records; one line for each place."""
    words, root = texts(options.language), options.records or data_folder()
    secret = ask_secret(words, paper=options.paper)
    open_records = unlock_on_paper if options.paper else unlock
    workspace = open_records(root, secret, _now)
    try:
        tell_risks(workspace, words)
        made = back_up_to(workspace, options.to) if options.to else back_up(workspace, Why.ASKED)
    finally:
        workspace.close()
    return _tell_places(made, words)


def verify_command(options: Namespace) -> int:
    """Restore a backup aside, check every record of it, and throw the copy away."""
    words = texts(options.language)
    secret = ask_secret(words, paper=options.paper)
    choice = verify(options.records or data_folder(), options.file, _way(options), secret)
    print(_line(choice, words))
    print(words.say("The backup is whole: every page and every record was checked."))
    return 0


def restore_command(options: Namespace) -> int:
    """Put a backup in the place of the records; the old ones are kept."""
    words, root = texts(options.language), options.records or data_folder()
    secret = ask_secret(words, paper=options.paper)
    choice = only_backup(root, options.file, _way(options), secret)
    restored = restore(root, choice, _now)
    restored.workspace.close()
    print(_line(choice, words))
    if restored.kept:
        print(words.say("The records that stood here are kept in {folder}.", folder=restored.kept))
    if restored.deleted:
        print(words.count("{n} patient deleted by law was deleted again.",
                          "{n} patients deleted by law were deleted again.",
                          restored.deleted))  # fmt: skip
    if restored.unread:
        complain(words.say("A list of deletions by law could not be opened with this key."))
    return 0


def tell_risks(workspace: Workspace, words: Texts) -> None:
    """What endangers records and backups, as the window says it; the work goes on."""
    for each in workspace.warnings():
        complain(words.say(each))
    try:
        look_after_backups(workspace)
    except TaktError as error:
        complain(words.error(error))


def _tell_places(made: Made | None, words: Texts) -> int:
    places = made.places if made else ()
    for place in places:
        if place.file:
            print(words.say("{file}: written, read back and checked", file=place.file))
        if place.failed:
            complain(words.error(place.failed))
    return int(any(place.failed for place in places))


def _line(choice: Choice, words: Texts) -> str:
    state = choice.manifest.state
    return " | ".join((
        choice.path.name,
        words.short_date(choice.manifest.at.astimezone().date()),
        words.count("{n} patient", "{n} patients", state.patients),
        words.count("{n} session", "{n} sessions", state.sessions),
        state.head.mark,
    ))  # fmt: skip


def _way(options: Namespace) -> Way:
    return "recovery" if options.paper else "passphrase"


def _now() -> datetime:
    return datetime.now().astimezone()
