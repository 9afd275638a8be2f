"""The laboratory: its disk is compiled once, its seed is printed and can be given again."""

import os
import secrets
import sys

import pytest

from tests.faults.disk import build
from tests.faults.laboratory import Laboratory


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    assert sys.platform == "linux", "The fault laboratory preloads its disk: it runs on Linux."
    return build(tmp_path_factory.mktemp("disk"))


@pytest.fixture
def laboratory(library, tmp_path):
    seed = int(os.environ.get("TAKT_SEED", secrets.randbelow(10**6)))
    return Laboratory(library, tmp_path, seed)
