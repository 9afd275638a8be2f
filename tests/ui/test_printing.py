"""A real print: from the sheet through Qt and a print server of its own to a queue."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from pypdf import PdfReader

SERVER = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
CLIENT = shutil.which("lpadmin", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
needs_cups = pytest.mark.skipif(not (SERVER and CLIENT), reason="CUPS is absent")

SETUP = """Listen {folder}/socket
Browsing Off
DirtyCleanInterval 0
WebInterface No
<Location />
Allow all
</Location>
<Policy default>
<Limit All>
Allow all
</Limit>
</Policy>
"""
FILES = """FileDevice Yes
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
ServerRoot {folder}
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
"""
PRINT = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from msgspec import structs
from PySide6.QtWidgets import QApplication, QWidget
from app.domain.clinic import PaperSize
from app.pdf.home_programme import render
from app.ui import dialogs
from app.ui.pages.sheet import paper
from tests.sheets import a_sheet

application = QApplication([])

def choose(printer, parent):
    printer.setPrinterName("takt")
    return printer.isValid()

dialogs.ask_printer = choose
assert paper.print_pages(render(structs.replace(a_sheet(), paper=PaperSize({paper!r}))), QWidget())
"""


@pytest.fixture
def queue(monkeypatch):
    """A print server with one queue; its folder. It keeps what it was sent."""
    folder = Path(tempfile.mkdtemp(prefix="takt"))  # the path of a socket must be short
    for name in ("spool/tmp", "cache", "state"):
        (folder / name).mkdir(parents=True)
    (folder / "setup").write_text(SETUP.format(folder=folder))
    (folder / "files").write_text(FILES.format(folder=folder))
    monkeypatch.setenv("CUPS_SERVER", str(folder / "socket"))
    server = subprocess.Popen(
        [SERVER, "-f", "-c", folder / "setup", "-s", folder / "files"], stderr=subprocess.DEVNULL
    )
    until((folder / "socket").exists)
    subprocess.run([CLIENT, "-p", "takt", "-v", "file:/dev/null", "-E"], check=True,
                   capture_output=True)  # fmt: skip
    yield folder
    server.terminate()
    server.wait()
    shutil.rmtree(folder)


def until(done, seconds=10):
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.05)


def finished():
    asked = ["lpstat", "-W", "completed", "-o", "takt"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout


@needs_cups
@pytest.mark.parametrize(("paper", "wide", "high"), [("a4", 595, 842), ("letter", 612, 792)])
def test_a_sheet_goes_through_the_print_server_under_a_neutral_name(queue, paper, wide, high):
    subprocess.run([sys.executable, "-c", PRINT.format(paper=paper)], check=True,
                   capture_output=True)  # fmt: skip
    until(finished)

    (sent,) = (queue / "spool").glob("d*-001")
    pages = PdfReader(sent).pages
    assert len(pages) >= 2
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == (wide, high)
    until(lambda: list((queue / "spool").glob("c*")))
    (job,) = (queue / "spool").glob("c*")
    assert b"Takt" in job.read_bytes()
    assert b"stby" not in job.read_bytes() + sent.read_bytes()
