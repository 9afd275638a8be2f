import os

import pytest

from app.cli.arguments import read_options
from app.domain.codes import Language
from tests.cli.program import one_line, takt

WRONG = {
    ("advise",): (
        "takt advise: ett av disse må være med: SAK.json --jsonl --schema",
        "takt advise: one of the arguments CASE.json --jsonl --schema is required",
    ),
    ("advise", "--jsonl"): (
        "takt advise: argumentet --jsonl: ventet én verdi",
        "takt advise: argument --jsonl: expected one argument",
    ),
    ("advise", "case.json", "--jsonl", "-"): (
        "takt advise: argumentet --jsonl: kan ikke stå sammen med SAK.json",
        "takt advise: argument --jsonl: not allowed with argument CASE.json",
    ),
    ("advise", "case.json", "more\nlines"): (
        "takt: ukjente argumenter: more\\nlines",
        "takt: unrecognized arguments: more\\nlines",
    ),
    ("handout", "case.json"): (
        "takt handout: dette mangler: --out",
        "takt handout: the following arguments are required: --out",
    ),
}


@pytest.mark.parametrize(("arguments", "lines"), WRONG.items(), ids=lambda value: str(value)[:40])
def test_wrong_usage_gives_one_line_in_the_language_and_status_2(
    arguments: tuple[str, ...], lines: tuple[str, str]
) -> None:
    norwegian, english = takt(*arguments), takt("--lang", "en", *arguments)

    assert (one_line(norwegian), one_line(english)) == lines
    assert norwegian.returncode == english.returncode == 2


@pytest.mark.parametrize(
    ("language", "purpose", "english_words"),
    [
        ("nb", "Fysioterapeuten bestemmer.", False),
        ("en", "the clinician decides.", True),
    ],
)
def test_help_states_the_intended_purpose(
    language: str, purpose: str, *, english_words: bool
) -> None:
    text = takt("--help", "--lang", language).stdout.decode()

    assert purpose in " ".join(text.split())
    assert all(
        (word in text) == english_words for word in ("usage", "options", "show", "commands")
    )


@pytest.mark.parametrize("command", ["advise", "handout", "rules", "demo"])
def test_each_command_explains_itself_in_norwegian(command: str) -> None:
    process = takt(command, "--help")

    assert process.stdout.decode().startswith(f"bruk: takt {command}")
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], Language.NB),
        (["--lang", "en", "rules"], Language.EN),
        (["rules", "--lang=en"], Language.EN),
        (["--lang", "en", "rules", "--lang", "nb"], Language.NB),
    ],
)
def test_the_language_may_stand_anywhere(arguments: list[str], language: Language) -> None:
    assert read_options(arguments).language is language


def test_the_language_of_the_system_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "sv")

    read_options(["rules"])

    assert os.environ["LANGUAGE"] == "sv"


def test_without_a_command_the_window_is_meant() -> None:
    assert read_options([]).command is None
