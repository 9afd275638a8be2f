"""What may be typed after takt backup, verify and restore."""

from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path
from typing import Any

from app.texts import Texts


def _add_backup(commands: "_SubParsersAction[Any]", words: Texts) -> ArgumentParser:
    about = words.say("back up the records: written, read back and checked")
    parser = _add(commands, "backup", about, words)
    parser.add_argument(
        "--to",
        type=Path,
        metavar=words.say("FOLDER"),
        help=words.say("only into this folder, not where the window puts them"),
    )
    return parser


def _add_verify(commands: "_SubParsersAction[Any]", words: Texts) -> ArgumentParser:
    about = words.say("restore a backup aside and check every record in it")
    return _add_file(_add(commands, "verify", about, words), words)


def _add_restore(commands: "_SubParsersAction[Any]", words: Texts) -> ArgumentParser:
    about = words.say("put a backup in the place of the records; the old ones are kept")
    return _add_file(_add(commands, "restore", about, words), words)


def _add(
    commands: "_SubParsersAction[Any]", name: str, about: str, words: Texts
) -> ArgumentParser:
    parser: ArgumentParser = commands.add_parser(
        name,
        help=about,
        description=about,
        epilog=words.say("The passphrase is asked for, or read from standard input."),
        allow_abbrev=False,
    )
    parser.add_argument(
        "--records",
        type=Path,
        metavar=words.say("FOLDER"),
        help=words.say("the folder of the records, Takt's own unless chosen"),
    )
    parser.add_argument(
        "--paper",
        action="store_true",
        help=words.say("ask for the recovery key in place of the passphrase"),
    )
    return parser


def _add_file(parser: ArgumentParser, words: Texts) -> ArgumentParser:
    parser.add_argument(
        "file", type=Path, metavar=words.say("BACKUP"), help=words.say("the backup")
    )
    return parser


def _add_handover(commands: "_SubParsersAction[Any]", words: Texts) -> ArgumentParser:
    about = words.say("hand the whole practice over as one package, encrypted")
    parser = _add(commands, "handover", about, words)
    parser.add_argument(
        "--out", type=Path, required=True, metavar=words.say("PACKAGE"),
        help=words.say("the package to write"),
    )  # fmt: skip
    parser.add_argument(
        "--not-encrypted",
        action="store_true",
        help=words.say("anybody who has the file can read it"),
    )
    return parser


def _add_import(commands: "_SubParsersAction[Any]", words: Texts) -> ArgumentParser:
    about = words.say("make the records of a clinic that has none from a package")
    parser = _add(commands, "import", about, words)
    parser.add_argument(
        "file", type=Path, metavar=words.say("PACKAGE"), help=words.say("the package")
    )
    parser.add_argument(
        "--look", action="store_true", help=words.say("only say what the package holds")
    )
    return parser


add_backups = (_add_backup, _add_verify, _add_restore, _add_handover, _add_import)
