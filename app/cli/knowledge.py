"""The rules and the judgement that the commands share."""

from functools import cache

from app.advisor.advise import advise, read_rulebook
from app.advisor.rulebook import Rulebook
from app.cli.files import read
from app.contract import CaseRefused, read_case
from app.domain.advice import Advice
from app.domain.case import Case
from app.domain.codes import Language
from app.domain.errors import TaktError
from app.exercises.bank import bank
from app.exercises.complete import complete
from app.resources import read_folder


@cache
def rulebook() -> Rulebook:
    """The rules that ship with this version."""
    return read_rulebook(read_folder("rules"))


def case_in(name: str) -> Case:
    """The case in a file or on standard input. Raises TaktError with the file and the place."""
    data = read(name)
    try:
        return full_case(data)
    except CaseRefused as refused:
        raise TaktError("{file}: {problem}", file=name, problem=refused) from None


def full_case(data: bytes) -> Case:
    """The case, with what the bank knows of its exercises. Raises CaseRefused."""
    return complete(read_case(data), bank())


def load_knowledge() -> None:
    """Read rules and bank before the first case asks for them."""
    rulebook()
    bank()


def judged(case: Case, language: Language) -> Advice:
    """The advice on a case."""
    return advise(case, rulebook(), language)
