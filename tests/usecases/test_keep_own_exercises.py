"""The clinic's own exercises are found, named and kept."""

import pytest

from app.domain.codes import Language
from app.domain.errors import Invalid
from app.usecases.keep_own_exercises import keep_own_exercise, remove_own_exercise
from app.usecases.workspace import Workspace
from tests.builders import NOW, an_own_exercise


def test_an_own_exercise_is_found_in_both_languages_after_a_restart(workspace):
    keep_own_exercise(workspace, an_own_exercise(photo=b"a photo"))

    bank = Workspace.on(workspace.database, lambda: NOW).bank

    for language in Language:
        assert [hit.exercise.id for hit in bank.search("trapp med s", language)] == [
            "trapp-med-sekk"
        ]
        assert bank.get("trapp-med-sekk").instructions(language)[0] == "Ta på sekken."
    assert bank.photo("trapp-med-sekk") == b"a photo"


def test_a_removed_exercise_is_in_the_bank_no_more(workspace):
    kept = keep_own_exercise(workspace, an_own_exercise())

    assert remove_own_exercise(kept, "trapp-med-sekk").bank.get("trapp-med-sekk") is None


def test_an_exercise_has_a_name_and_few_instructions():
    with pytest.raises(Invalid, match="name"):
        an_own_exercise(name_nb="")
    with pytest.raises(Invalid, match="at most 4"):
        an_own_exercise(instructions_nb="1\n2\n3\n4\n5")
