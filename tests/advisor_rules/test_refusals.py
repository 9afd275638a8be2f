"""Rule files that cannot be used stop the program with one sentence: where, and what it wants."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from app.advisor.advise import read_rulebook
from app.advisor.rule_files import fingerprint
from app.advisor.rulebook import RulebookRefused
from app.domain.codes import Language
from app.resources import read_folder
from app.texts import texts

ROOT = Path(__file__).parents[2]
FILES = read_folder("rules")
ONE_RULE = FILES["plan.toml"].partition("[quota-too-high]")
ABOVE = "limits.above = { value = 2,"
STREAK = "limits.streak = { value = 2,"
WRONG = [
    # file, what stands there, what shall stand there, place and sentence in Norwegian
    ("pain.toml", ABOVE, "limits.abvoe = { value = 2,",
     "pain.toml: pain-acceptable.abvoe: det finnes ingen slik grense"),
    ("pain.toml", re.compile(r"limits\.above = \{ value = 2,.*\n"), "",
     "pain.toml: pain-acceptable.above: grensen mangler"),
    ("pain.toml", ABOVE, "limits.above = {", "pain.toml: pain-acceptable.above: value mangler"),
    ("pain.toml", ABOVE, "limits.above = { value = 4,",
     "pain.toml: pain-acceptable.above: ventet et helt tall 0–3, fikk 4"),
    ("pain.toml", ABOVE, "limits.above = { value = -1,",
     "pain.toml: pain-acceptable.above: ventet et helt tall 0–3, fikk -1"),
    ("pain.toml", ABOVE, "limits.above = { value = 1.5,",
     "pain.toml: pain-acceptable.above: ventet et helt tall 0–3, fikk 1,5"),
    ("week.toml", "limits.rise = { value = 2, unit = \"NRS points\", allowed = [1.5",
     "limits.rise = { value = 1.75, unit = \"NRS points\", allowed = [1.5",
     "week.toml: week-much-worse.rise: ventet et tall 1,5–3 med høyst én desimal, fikk 1,75"),
    ("pain.toml", ABOVE, "limits.above = { value = nan,",
     "pain.toml: pain-acceptable.above: ventet et helt tall 0–3, fikk nan"),
    ("pain.toml", ABOVE, "limits.above = { value = inf,",
     "pain.toml: pain-acceptable.above: ventet et helt tall 0–3, fikk inf"),
    ("pain.toml", ABOVE, 'limits.above = { value = "2",',
     "pain.toml: pain-acceptable.above.value: ventet et tall"),
    ("pain.toml", ABOVE, "limits.above = { value = true,",
     "pain.toml: pain-acceptable.above.value: ventet et tall"),
    ("pain.toml", ABOVE, "limits.above = { valeu = 2,",
     "pain.toml: pain-acceptable.above: det finnes ingen valeu her, bare value, unit, allowed"),
    ("pain.toml", "allowed = [0, 3]", "allowed = [3, 0]",
     "pain.toml: pain-acceptable.above.allowed: ventet to tall, det laveste først"),
    ("pain.toml", "allowed = [0, 3]", "allowed = [0]",
     "pain.toml: pain-acceptable.above.allowed: ventet to tall, det laveste først"),
    ("gates.toml", STREAK + ' unit = "sessions", allowed = [2, 3], source = "takt"',
     STREAK + ' unit = "sessions", allowed = [2, 3], source = "tact"',
     "gates.toml: answered-well.streak: det finnes ingen kilde som heter tact"),
    ("pain.toml", 'sources = ["ageberg2010", "thomee1997"]', 'sources = ["agberg2010"]',
     "pain.toml: pain-acceptable: det finnes ingen kilde som heter agberg2010"),
    ("pain.toml", 'idea = "more_pain"', 'idea = "less_pain"',
     "pain.toml: pain-during-high: det finnes ingen idé som heter less_pain"),
    ("pain.toml", 'mark = "V", nb', 'mark = "R", nb',
     "pain.toml: pain-during-high.during_above.mark: ventet V, V2, M eller E"),
    ("control.toml", re.compile(r"\[quality-poor\.nb\][^\[]*"), "",
     "control.toml: quality-poor: de norske ordene mangler"),
    ("control.toml", re.compile(r"\[quality-poor\.en\][^\[]*"), "",
     "control.toml: quality-poor: de engelske ordene mangler"),
    ("control.toml", 'title = "Dårlig kvalitet"', 'title = ""',
     "control.toml: quality-poor.nb.title: ventet ord i anførselstegn"),
    ("pain.toml", 'nb = "Smerte neste morgen, mer enn", ', "",
     "pain.toml: next-morning-high-usual.above: de norske ordene mangler"),
    ("plan.toml", "[quota-too-high]", "[quota-to-high]",
     "plan.toml: quota-to-high: det finnes ingen slik regel"),
    ("plan.toml", re.compile(r"\[quota-too-high\](.|\n)*"), "",
     "quota-too-high: regelen mangler"),
    ("plan.toml", re.compile(r"\Z"), "\n[quota-too-high]\n",
     "plan.toml: linje {last} er ikke TOML: et tegn mangler, eller et navn står to ganger"),
    ("plan.toml", re.compile(r"\Z"), "\nx = [", "plan.toml: linje {last} er ikke TOML"),
    ("control.toml", re.compile(r"\Z"), "\n[quota-too-high]\ncode = \"R10\"\n",
     "plan.toml: quota-too-high: den står i control.toml også"),
    ("plan.toml", "# Whether the plan was done.", "quota = 3",
     "plan.toml: quota: det finnes ingen slik regel"),
    ("plan.toml", 'code = "R10"', 'code = "R10', "plan.toml: linje {r10} er ikke TOML"),
    ("plan.toml", re.compile(r"(?s)\A(.*)\[quota-too-high\].*\Z"), r"quota-too-high = 3\n\1",
     "plan.toml: quota-too-high: ventet en tabell"),
    ("rule-set.toml", re.compile(r"\[themes\.pain\][^\[]*"), "",
     "rule-set.toml: det finnes ikke noe tema som heter pain"),
    ("rule-set.toml", 'version = "2026.11"', "version = 2026.11",
     "rule-set.toml: version: ventet ord i anførselstegn"),
    ("rule-set.toml", "[marks.M]", "[marks.N]", "rule-set.toml: marks.N: ventet V, V2, M"),
    ("phrases.toml", "light_red =", "ligth_red =", "phrases.toml: light_red mangler"),
    ("phrases.toml", '{ nb = "Trinn ned", en = "Step back" }', '"Trinn ned"',
     "phrases.toml: light_red: ventet en tabell"),
    ("control.toml", "[quality-poor]", "[quality-poor]\nlimits = 3",
     "control.toml: quality-poor: ventet en tabell"),
    ("sources.toml", 'short = "Ostelo 2008"\n', "",
     "sources.toml: ostelo2008: short mangler"),
]  # fmt: skip
BAD = "limits.above = { value = 9,"


@pytest.mark.parametrize(("file", "old", "new", "said"), WRONG)
def test_a_fault_is_told_in_one_sentence_with_its_place_and_what_is_expected(file, old, new, said):
    with pytest.raises(RulebookRefused) as refused:
        read_rulebook(with_change(file, old, new))

    norwegian, english = (texts(language).error(refused.value) for language in Language)
    last = FILES[file].count("\n") + 2
    r10 = FILES["plan.toml"].splitlines().index('code = "R10"') + 1
    assert said.format(last=last, r10=r10) in norwegian
    assert norwegian.startswith("Reglene kan ikke brukes: ")
    assert english.startswith("The rules cannot be used: ")
    assert norwegian.endswith(".")
    assert "\n" not in norwegian
    assert not re.search(r"expected|there is|missing|Object|`|\$", norwegian)


@pytest.mark.parametrize("file", ["sources.toml", "phrases.toml", "rule-set.toml"])
def test_a_missing_file_is_named(file):
    rest = {name: text for name, text in FILES.items() if name != file}

    with pytest.raises(RulebookRefused) as refused:
        read_rulebook(rest)

    assert f"{file}: filen mangler." in texts(Language.NB).error(refused.value)


def test_the_rulebook_holds_what_stands_in_the_files():
    head, sources = (tomllib.loads(FILES[name]) for name in ("rule-set.toml", "sources.toml"))

    book = read_rulebook(FILES)

    assert (book.rule_set.id, book.rule_set.version) == (head["id"], head["version"])
    assert {key: each.nb for key, each in book.ideas.items()} == {
        key: each["nb"] for key, each in head["ideas"].items()
    }
    assert book.themes.keys() == head["themes"].keys()
    assert book.marks.keys() == head["marks"].keys()
    assert {key: each.short for key, each in book.sources.items()} == {
        key: each["short"] for key, each in sources.items()
    }
    assert book.phrases.keys() == tomllib.loads(FILES["phrases.toml"]).keys()


def test_the_fingerprint_is_the_same_on_every_system():
    windows = {name: text.replace("\n", "\r\n") for name, text in FILES.items()}

    assert fingerprint(windows) == fingerprint(FILES) == read_rulebook(FILES).rule_set.sha256


def test_what_is_not_wrong_is_not_refused():
    assert read_rulebook(FILES).limit("pain-acceptable", "above") == 2
    changed = with_change("pain.toml", ABOVE, "limits.above = { value = 1,")
    assert read_rulebook(changed).limit("pain-acceptable", "above") == 1
    assert read_rulebook(with_change("pain.toml", "# Pain", "# Pain, and more")).rules


def test_the_command_line_says_it_in_one_line_and_could_not(tmp_path):
    write_resources(tmp_path, BAD)

    done = run(tmp_path, "from app.cli import main; sys.exit(main(['rules']))")

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        "Reglene kan ikke brukes: pain.toml: pain-acceptable.above: "
        "ventet et helt tall 0–3, fikk 9.\n"
    )


def test_the_same_files_without_the_fault_print_the_rules(tmp_path):
    write_resources(tmp_path, ABOVE)

    done = run(tmp_path, "from app.cli import main; sys.exit(main(['rules']))")

    assert (done.returncode, done.stderr) == (0, "")
    assert "# Reglene i Takt" in done.stdout


WINDOW = """
from datetime import datetime, UTC
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from app.settings import Settings
from app.ui.application import check_the_rules, prepare
from app.ui.pages.start.doors import Doors
from app.ui.errors import tell_failures
from app.ui.main_window import MainWindow
application = QApplication([])
prepare(application)
home = pathlib.Path(sys.argv[1]) / "home"
doors = Doors(home / "clinic", home / "demonstration", lambda: datetime.now(UTC))
window = MainWindow(doors, Settings(), home / "settings.json")
tell_failures(window.show_problem)
window.show()
QTimer.singleShot(0, check_the_rules)
QTimer.singleShot(50, application.quit)
application.exec()
print("at start:", window.notice.text if window.notice else "")
page = window.page
page.name.setText("Fjordgata fysioterapi")
page.passphrase.setText("fire ord som er lange nok")
page.again.setText("fire ord som er lange nok")
page.advice.pick(0)
page.go_on.click()
for place, field in page.steps.typed.items():
    field.setText(page.steps.key[place])
page.steps.confirm.click()
print("made:", (home / "clinic").exists())
print("|".join(label.text() for label in window.findChildren(QLabel)))
"""


@pytest.mark.parametrize(("above", "wrong"), [(BAD, True), (ABOVE, False)])
def test_the_window_says_it_at_start_and_makes_no_clinic(tmp_path, above, wrong):
    write_resources(tmp_path, above)

    done = run(tmp_path, WINDOW)

    assert done.returncode == 0, done.stderr
    at_start, made, *shown = done.stdout.splitlines()
    sentence = "Reglene kan ikke brukes: pain.toml: pain-acceptable.above: ventet et helt tall"
    assert done.stderr == ""
    assert (sentence in at_start) is wrong
    assert (sentence in "".join(shown)) is wrong
    assert made == f"made: {not wrong}"


def run(folder, code):
    start = (
        "import sys, pathlib, app.resources; app.resources.FOLDER = pathlib.Path(sys.argv[1]); "
    )
    return subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-X", "utf8", "-c", start + "\n" + code, str(folder), str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def with_change(file, old, new):
    text = FILES[file]
    changed = old.sub(new, text, 1) if isinstance(old, re.Pattern) else text.replace(old, new, 1)
    assert changed != text
    return FILES | {file: changed}


def write_resources(folder, above):
    for name in (ROOT / "resources").iterdir():
        if name.name != "rules":
            (folder / name.name).symlink_to(name)
    (folder / "rules").mkdir()
    for name, text in FILES.items():
        (folder / "rules" / name).write_text(text.replace(ABOVE, above), "utf-8")
