"""takt handover, takt import: a whole practice out, and in again where there is none."""

from argparse import Namespace
from datetime import datetime

from app.cli.backups import tell_risks
from app.cli.secret import ask_secret
from app.paths import data_folder
from app.texts import Texts, texts
from app.usecases.hand_over import hand_over
from app.usecases.open_clinic import unlock, unlock_on_paper
from app.usecases.take_over import Counts, TakeOver, is_sealed, preview


def handover_command(options: Namespace) -> int:
    """Write the package; the second passphrase asked for is the package's own."""
    words, root = texts(options.language), options.records or data_folder()
    open_records = unlock_on_paper if options.paper else unlock
    workspace = open_records(root, ask_secret(words, paper=options.paper), _now)
    try:
        tell_risks(workspace, words)
        asked = words.say("Passphrase of the package: ")
        own = None if options.not_encrypted else ask_secret(words, asked=asked)
        state = hand_over(workspace, options.out, own, options.language)
    finally:
        workspace.close()
    print(words.say("{file}: {facts}", file=options.out, facts=_facts(state, words)))
    return 0


def import_command(options: Namespace) -> int:
    """Check a package, and make records of it under a new passphrase."""
    words, root = texts(options.language), options.records or data_folder()
    asked = words.say("Passphrase of the package: ")
    secret = ask_secret(words, asked=asked) if is_sealed(options.file) else ""
    manifest = preview(options.file, secret)
    print(f"{manifest.clinic} | {_facts(manifest.counts, words)} | {manifest.head.mark}")
    if options.look:
        return 0
    new = ask_secret(words, asked=words.say("New passphrase of the records: "))
    TakeOver(root, options.file, secret, new, _now).run().close()
    print(words.say("The practice was taken over into {folder}.", folder=root))
    return 0


def _facts(counts: Counts, words: Texts) -> str:
    return ", ".join((
        words.count("{n} patient", "{n} patients", counts.patients),
        words.count("{n} session", "{n} sessions", counts.sessions),
    ))  # fmt: skip


def _now() -> datetime:
    return datetime.now().astimezone()
