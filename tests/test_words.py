"""Every sentence that an error carries is in the catalogue: no error is told half in English."""

import ast
import re
from pathlib import Path

from app.domain.codes import Language
from app.domain.errors import TaktError
from app.texts import texts

ROOT = Path(__file__).parent.parent
FILES = [*ROOT.glob("app/**/*.py"), *ROOT.glob("db/**/*.py")]


def test_every_sentence_of_an_error_is_translated():
    trees = [ast.parse(file.read_text("utf-8")) for file in FILES]
    kinds = kinds_of_errors(trees)
    carried = {text for tree in trees for text in sentences(tree, kinds)}

    words = texts(Language.NB)
    untold = {text for text in carried if spoken(text) and words.say(text) == text}

    assert carried
    assert untold == set()


def kinds_of_errors(trees):
    """The names of all errors that are told to the user."""
    kinds, classes = {TaktError.__name__}, [
        node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    ]  # fmt: skip
    for _ in classes:
        kinds |= {
            each.name
            for each in classes
            for base in each.bases
            if isinstance(base, ast.Name) and base.id in kinds
        }
    return kinds


def spoken(text):
    """Whether a text is a sentence of ours: more than a name, and more than others' words."""
    return " " in text and any(letter.isalpha() for letter in re.sub(r"\{\w+\}", "", text))


def sentences(tree, kinds):
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Name) and called.id in kinds:
            literals = [each.value for each in node.args if isinstance(each, ast.Constant)]
            yield from (each for each in literals if isinstance(each, str))
