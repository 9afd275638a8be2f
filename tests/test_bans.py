"""D27: no network, pickle, eval, shell or string-built SQL; the code is read to see it."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(path for folder in ("app", "db") for path in (ROOT / folder).rglob("*.py"))
MODULES = {
    "pickle", "cPickle", "marshal", "shelve", "dill", "subprocess", "multiprocessing", "pty",
    "socket", "socketserver", "ssl", "http", "urllib", "ftplib", "smtplib", "poplib", "imaplib",
    "telnetlib", "xmlrpc", "asyncio", "requests", "aiohttp", "httpx", "sqlite3", "yaml", "zipfile",
    "PySide6.QtSql", "PySide6.QtNetwork", "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets",
}  # fmt: skip
CALLS = {
    "extractall",
    "eval",
    "exec",
    "compile",
    "__import__",
    "system",
    "popen",
    "startfile",
    "execv",
    "spawnl",
}
RUN_SQL = {"execute", "executescript", "executemany", "exec_driver_sql", "text"}
# What may stand where: a name on this PC, and numbers that SQLite takes in no other way.
MODULE_ALLOWED = {
    ("app/ui/one_instance.py", "PySide6.QtNetwork"),
    ("app/usecases/hand_over.py", "zipfile"),
    ("app/usecases/package_files.py", "zipfile"),
    ("db/package.py", "zipfile"),
}
BUILT_ALLOWED = {
    "PRAGMA {}", "PRAGMA {} = {}", "PRAGMA application_id = {}",
    "PRAGMA copied.application_id = {}",
    """PRAGMA key = "x'{}'" """,
}  # fmt: skip
WATCHED = """
import sys
seen = set()
BAD = ("socket.", "pickle.", "urllib.", "subprocess.", "os.system", "os.posix_spawn", "os.exec",
       "os.spawn", "os.fork", "ftplib.", "smtplib.", "http.", "ctypes.dlopen/")
def watch(event, args):
    if event.startswith(BAD):
        seen.add(event)
sys.addaudithook(watch)
from app.cli import main
status = main(["demo", "--out", sys.argv[1]])
print(status, sorted(seen), file=sys.stderr)
"""


def nodes(file):
    return ast.walk(ast.parse(file.read_text("utf-8")))


def imported(file):
    for node in nodes(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(file):
    for node in nodes(file):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            yield (node.func.id if isinstance(node.func, ast.Name) else name), node


def is_banned(module):
    return any(module == each or module.startswith(each + ".") for each in MODULES)


def place(file):
    return file.relative_to(ROOT).as_posix()


def built(node):
    """The text of SQL that is put together from parts; empty where it is one literal or none."""
    if isinstance(node, ast.JoinedStr):
        return "".join(
            part.value if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return ast.unparse(node)
    if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"format", "join"}:
        return ast.unparse(node)
    return ""


def test_nothing_imports_what_is_banned():
    found = {
        (place(file), module) for file in FILES for module in imported(file) if is_banned(module)
    }

    assert {
        (at, module) for at, module in found if (at, root_of(module)) not in MODULE_ALLOWED
    } == set()


def root_of(module):
    return next(each for each in MODULES if module == each or module.startswith(each + "."))


def test_nothing_is_evaluated_and_no_shell_is_called():
    found = [
        (place(file), name, node.lineno)
        for file in FILES
        for name, node in calls(file)
        if name in CALLS and not is_regex(node)
    ]

    assert found == []


def is_regex(node):
    """`re.compile` compiles no program; a Qt dialog's `exec` runs none."""
    whose = ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) else ""
    return whose in {"re", "application", "loop"} or whose.startswith("QPrintDialog")


def test_no_call_asks_for_a_shell():
    assert not [
        place(file) for file in FILES for _, node in calls(file)
        if any(each.arg == "shell" for each in node.keywords)
    ]  # fmt: skip


def test_sql_is_never_put_together_from_words():
    found = {
        text
        for file in FILES
        for name, node in calls(file)
        if runs_sql(name, node) and (text := built(node.args[0]))
    }

    assert found <= BUILT_ALLOWED


def runs_sql(name, node):
    """A page has a method `text` too; SQLAlchemy's is a function."""
    plain = name != "text" or isinstance(node.func, ast.Name)
    return name in RUN_SQL and plain and bool(node.args)


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ('tx.execute(f"SELECT * FROM {name}")', True),
        ("tx.execute('SELECT ' + name)", True),
        ("text('SELECT %s' % name)", True),
        ("tx.execute('SELECT {}'.format(name))", True),
        ("tx.execute('SELECT ?', (name,))", False),
    ],
)
def test_the_reader_sees_what_it_looks_for(line, seen):
    (call,) = [node for node in ast.walk(ast.parse(line)) if getattr(node, "args", None)][:1]

    assert bool(built(call.args[0])) is seen


def test_a_whole_clinic_is_made_and_printed_without_network_pickle_or_process(tmp_path):
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", WATCHED, str(tmp_path / "demo")],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")},
    )  # fmt: skip

    assert done.stderr.strip().splitlines()[-1] == "0 []"
