"""The passphrase, typed unseen or given on standard input; never on the command line."""

import sys
from getpass import getpass

from app.cli.files import check_open
from app.texts import Texts


def ask_secret(words: Texts, *, paper: bool = False, asked: str = "") -> str:
    """The passphrase, or the recovery key from paper; each on a line of its own.

    `asked` is what is asked for in place of them.
    """
    check_open(sys.stdin)
    if not sys.stdin.isatty():
        return sys.stdin.buffer.readline().decode("utf-8", "replace").rstrip("\r\n")
    usual = words.say("Recovery key: ") if paper else words.say("Passphrase: ")
    return getpass(asked or usual)
