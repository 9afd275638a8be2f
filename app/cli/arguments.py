"""What may be typed after `takt`, and the help for it, in both languages."""

import gettext
import os
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from app.cli.arguments_backup import add_backups
from app.contract.refusal import printable
from app.domain.codes import Language
from app.domain.errors import sentence
from app.domain.programme import Layout
from app.resources import FOLDER
from app.texts import Texts, texts

ARGPARSE_SAYS = (
    sentence("usage: "),
    sentence("options"),
    sentence("positional arguments"),
    sentence("show this help message and exit"),
    sentence("argument %(argument_name)s: %(message)s"),
    sentence("expected one argument"),
    sentence("ignored explicit argument %r"),
    sentence("invalid choice: %(value)r (choose from %(choices)s)"),
    sentence("not allowed with argument %s"),
    sentence("one of the arguments %s is required"),
    sentence("the following arguments are required: %s"),
    sentence("unrecognized arguments: %s"),
)


def read_options(arguments: Sequence[str]) -> Namespace:
    """The command and its options; `language` is the one asked for, or Norwegian.

    Prints help and leaves with 0, or one line about wrong usage and leaves with 2.
    """
    asked = _language_in(arguments)
    language = asked or Language.NB
    with _argparse_speaking(language):
        options = _parser(texts(language)).parse_args(arguments)
    options.language, options.asked_language = language, asked
    return options


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {printable(message)}\n")


def _parser(words: Texts) -> ArgumentParser:
    parser = _Parser(prog="takt", description=_purpose(words), allow_abbrev=False)
    _add_language(parser, words)
    commands = parser.add_subparsers(
        dest="command",
        title=words.say("commands (without one, the window opens)"),
        metavar=words.say("COMMAND"),
    )
    for add in (_add_advise, _add_handout, _add_rules, _add_demo, *add_backups):
        _add_language(add(commands, words), words)
    return parser


def _purpose(words: Texts) -> str:
    return " ".join(
        (
            words.say("What dose next, and why not more?"),
            words.say(
                "Intended purpose: documentation and decision support for qualified "
                "physiotherapists on the pacing of exercise; the clinician decides."
            ),
            words.say("Takt claims no certification."),
        )
    )


def _add_advise(commands: "_SubParsersAction[_Parser]", words: Texts) -> ArgumentParser:
    parser = _add(commands, "advise", words.say("judge a case: a light, its reasons, next doses"))
    what = parser.add_mutually_exclusive_group(required=True)
    case = words.say("CASE.json")
    what.add_argument(
        "case", nargs="?", metavar=case, help=words.say("a case; - reads it from standard input")
    )
    what.add_argument(
        "--jsonl",
        metavar=words.say("FILE"),
        help=words.say("one case a line, one advice a line; - reads from standard input"),
    )
    what.add_argument(
        "--schema",
        choices=("case", "advice"),
        help=words.say("print the JSON Schema of a case or of an advice"),
    )
    return parser


def _add_handout(commands: "_SubParsersAction[_Parser]", words: Texts) -> ArgumentParser:
    parser = _add(
        commands, "handout", words.say("write the home programme of a case as PDF, HTML or text")
    )
    parser.add_argument(
        "case",
        metavar=words.say("CASE.json"),
        help=words.say("a case; - reads it from standard input"),
    )
    parser.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar=words.say("SHEET.pdf"),
        help=words.say("the file to write; ending in .html or .txt it holds the words alone"),
    )
    parser.add_argument(
        "--layout",
        choices=[each.value for each in Layout],
        default=Layout.CARDS.value,
        help=words.say("layout of the sheet, cards unless chosen"),
    )
    parser.add_argument(
        "--name", metavar=words.say("TEXT"), help=words.say("name to print on the sheet")
    )
    return parser


def _add_rules(commands: "_SubParsersAction[_Parser]", words: Texts) -> ArgumentParser:
    about = words.say("print every rule with its thresholds, sources and reasons")
    parser = _add(commands, "rules", about)
    parser.add_argument(
        "--format",
        choices=("md", "json"),
        default="md",
        help=words.say("Markdown to read, or JSON; md unless chosen"),
    )
    return parser


def _add_demo(commands: "_SubParsersAction[_Parser]", words: Texts) -> ArgumentParser:
    about = words.say("build a demonstration clinic of invented patients, with their sheets")
    parser = _add(commands, "demo", about)
    parser.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar=words.say("FOLDER"),
        help=words.say("the folder to build it in"),
    )
    return parser


def _add(commands: "_SubParsersAction[_Parser]", name: str, about: str) -> ArgumentParser:
    return commands.add_parser(name, help=about, description=about, allow_abbrev=False)


def _add_language(parser: ArgumentParser, words: Texts) -> None:
    parser.add_argument(
        "--lang",
        choices=[each.value for each in Language],
        help=words.say("language, nb unless chosen; of a sheet, the patient's"),
    )


def _language_in(arguments: Sequence[str]) -> Language | None:
    """Read before all else, so that errors and help come in this language too."""
    found = None
    for option, value in zip(arguments, [*arguments, ""][1:], strict=True):
        chosen = value if option == "--lang" else option.removeprefix("--lang=")
        if option.startswith("--lang") and chosen in list(Language):
            found = Language(chosen)
    return found


@contextmanager
def _argparse_speaking(language: Language) -> Iterator[None]:
    """Let argparse find its own words: it asks gettext, and gettext asks the system."""
    system, domain = os.environ.get("LANGUAGE"), gettext.textdomain()
    gettext.bindtextdomain("takt", str(FOLDER / "locale"))
    gettext.textdomain("takt")
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop("LANGUAGE")
        if system is not None:
            os.environ["LANGUAGE"] = system
