"""Which functions of the program change a clinic, and which of them the acts reach: by its source.

Who calls whom is read from names: of functions and classes, of what a module holds, of `self`.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = ("app/usecases", "db")
ACTS = ("tests/faults/acts.py", "tests/faults/desk_acts.py", "tests/faults/whole_acts.py")
# What writes in the end: a statement, a synced file, a removed one; a draft by its own name.
STATEMENTS = {("sqlalchemy", name) for name in ("insert", "update", "delete")}
STATEMENTS |= {("sqlalchemy.dialects.sqlite", "insert")}
ON_FILES = {"write_bytes", "write_text", "fsync", "unlink", "rmtree", "rename", "keep", "drop"}

Name = tuple[str, str]  # module, and function or Class.method


@dataclass
class Source:
    """Every function of some modules, and what each of them names."""

    calls: dict[Name, set[Name]] = field(default_factory=dict)
    uses: dict[Name, set[str]] = field(default_factory=dict)  # attributes, whatever they are of
    methods: dict[str, list[Name]] = field(default_factory=dict)  # of the classes of a module

    @classmethod
    def of(cls) -> "Source":
        """The program and the acts, as they stand."""
        files = [file for folder in PROGRAM for file in sorted((ROOT / folder).glob("*.py"))]
        source = cls()
        for file in [*files, *(ROOT / each for each in ACTS)]:
            source._read(".".join(file.relative_to(ROOT).with_suffix("").parts), file)
        return source

    def changing(self) -> set[Name]:
        """Public use cases that write, themselves or through what they call."""
        found = {name for name in self.calls if self._writes(name)}
        while more := {name for name in self.calls if self._callees(name) & found} - found:
            found |= more
        return {name for name in found if _is_use_case(*name)}

    def reached(self) -> set[Name]:
        """All that the acts call, on however many ways."""
        found: set[Name] = set()
        left = {name for name in self.calls if name[0].startswith("tests.")}
        while left:
            found |= left
            left = {each for name in left for each in self._callees(name)} - found
        return found

    def _writes(self, name: Name) -> bool:
        return bool(self.calls[name] & STATEMENTS or self.uses[name] & ON_FILES)

    def _callees(self, name: Name) -> set[Name]:
        return {each for called in self.calls[name] for each in self._meant(*called)}

    def _meant(self, module: str, name: str) -> list[Name]:
        """The function of this name; of a class that is called, all its methods; or `?.method`."""
        if (module, name) in self.calls:
            return [(module, name)]
        here = self.methods.get(module, [])
        if name.startswith("?."):
            return [each for each in here if each[1].endswith(name[1:])]
        return [each for each in here if each[1].startswith(f"{name}.")]

    def _read(self, module: str, file: Path) -> None:
        tree = ast.parse(file.read_text("utf-8"))
        known = {
            each.asname or each.name: (node.module, each.name)
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for each in node.names
        }
        for name, body in _functions(tree):
            if "." in name:
                self.methods.setdefault(module, []).append((module, name))
            self.calls[module, name] = set(_named(body, module, known))
            self.uses[module, name] = {n.attr for n in _walk(body) if isinstance(n, ast.Attribute)}


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        if isinstance(node, ast.ClassDef):
            inner = (each for each in node.body if isinstance(each, ast.FunctionDef))
            yield from ((f"{node.name}.{each.name}", each) for each in inner)


def _walk(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """All of its body: what only says of which type something is calls nothing."""
    return (node for statement in function.body for node in ast.walk(statement))


def _named(function: ast.FunctionDef, module: str, known: dict[str, Name]) -> Iterator[Name]:
    for node in _walk(function):
        match node:
            case ast.Call(func=ast.Name(name)):
                yield known.get(name, (module, name))
            case ast.Name(name) if name.islower():  # a function that is given to another
                yield known.get(name, (module, name))
            case ast.Attribute(value=ast.Name(name), attr=called):
                home, held = known.get(name, (module, name))
                yield f"{home}.{held}", called
                yield home, f"?.{called}"


def _is_use_case(module: str, name: str) -> bool:
    public = not any(part.startswith("_") for part in name.split("."))
    return module.startswith("app.usecases.") and public
