import tomllib
from collections import Counter

import pytest

from app.resources import FOLDER, read_text

WORKS = tomllib.loads(read_text("register.toml"))["work"]
PATTERNS = [pattern for work in WORKS for pattern in work["files"]]


def files_of(pattern):
    return {path.relative_to(FOLDER) for path in FOLDER.glob(pattern) if path.is_file()}


def test_every_file_has_one_author_and_licence():
    registered = Counter(path for pattern in PATTERNS for path in files_of(pattern))

    assert registered == Counter(files_of("**/*"))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_line_of_the_register_finds_a_file(pattern):
    assert files_of(pattern)


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work["what"])
def test_every_work_names_author_and_a_known_licence(work):
    assert work["author"]
    assert work["licence"] in {"Apache-2.0", "CC-BY-4.0", "OFL-1.1", "ISC AND MIT"}
