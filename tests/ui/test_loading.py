"""What is loaded while one types the passphrase is all that the pages behind it need."""

import subprocess
import sys

LOADED = """
import sys
from PySide6.QtWidgets import QApplication
from app.settings import Settings
from app.ui.application import prepare
from app.ui.loading import Loading
from app.ui.where import Where
application = QApplication([])
prepare(application)
loading = Loading(application)
loading.ended.connect(application.quit)
loading.start()
application.exec()
before = set(sys.modules)
from datetime import datetime, UTC
from pathlib import Path
from app.ui.desk import Desk
from app.usecases.open_clinic import create_clinic
from app.domain.clinic import Clinic
from app.domain.codes import Language
workspace = create_clinic(
    Path(sys.argv[1]), "fire ord på rad", Clinic(name="Takt"), lambda: datetime.now(UTC)
)
desk = Desk(workspace, Settings(language=Language.NB))
for page in ("exercises", "rules", "settings", "backups", "mirror"):
    desk.show_page(Where(page))
workspace.close()
ours = ("app", "numpy", "pyqtgraph", "reportlab", "PySide6", "pypdfium2")
print(sorted(each for each in set(sys.modules) - before if each.partition(".")[0] in ours))
"""


def test_no_page_waits_for_what_could_have_been_loaded_before(tmp_path):
    command = [sys.executable, "-W", "error", "-c", LOADED, str(tmp_path / "clinic")]

    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (this Python)

    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["[]"]), done.stderr
