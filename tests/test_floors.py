"""Imports only go down, packages of one floor do not know each other, and the core knows neither window nor Qt."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

FLOORS = (
    ("core.errors", "core.resources"),
    ("core.arabic", "core.model", "core.texts"),
    ("core.dump",),
    ("core.changes",),
    (
        "core.checks",
        "core.commands",
        "core.compare",
        "core.formats",
        "core.history",
        "core.storage",
        "core.suggest",
    ),
    ("core.session",),
    ("core.cli", "gui.theme"),
    ("gui.bridge", "gui.models", "gui.widgets"),
    ("gui.dialogs", "gui.pane", "gui.panels"),
    ("gui.window",),
    ("gui.main_window",),
    ("gui.shots",),
    ("gui.app",),
)
"""Lowest first; a new package gets its place here."""

PURE = ("core.arabic", "core.changes", "core.dump", "core.errors", "core.model", "core.texts")
STATEMENT = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|DELETE\s+FROM|UPDATE\s.+\sSET|CREATE\s+TABLE|PRAGMA)\b", re.S
)


@cache
def trees() -> dict[str, ast.Module]:
    """Return the parsed modules of core and gui by dotted name."""
    return {
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
            file.read_text(encoding="utf-8")
        )
        for folder in ("core", "gui")
        for file in sorted((ROOT / folder).rglob("*.py"))
    }


def imported(tree: ast.AST) -> set[str]:
    """Return the dotted names a tree imports: the module, or the submodule where a `from` names one."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            submodules = inner & trees().keys()
            names |= submodules | ({node.module} if inner - submodules else set())
    return names


def package(module: str) -> str:
    """Return the package of the floors that a module belongs to."""
    return ".".join(module.split(".")[:2])


@cache
def edges() -> dict[str, set[str]]:
    """Return what each of our modules imports of ours."""
    return {module: imported(tree) & trees().keys() for module, tree in trees().items()}


def outside(module: str) -> set[str]:
    """Return the top names a module imports from elsewhere."""
    return {name.split(".")[0] for name in imported(trees()[module])} - {"core", "gui"}


def floor(module: str) -> int:
    """Return the floor of a module; the bare packages `core` and `gui` hold nothing and lie below all."""
    return next((at for at, packages in enumerate(FLOORS) if package(module) in packages), -1)


def test_every_package_has_a_floor():
    assert not {package(module) for module in trees() if floor(module) < 0} - {"core", "gui"}


def test_imports_only_go_down():
    upward = [
        f"{module} imports {other}"
        for module, others in edges().items()
        for other in others
        if package(module) != package(other)
        and floor(module) <= floor(other)
        and not (floor(module) == floor(other) and package(module) == package(other))
    ]
    assert not upward


def test_the_window_and_the_command_line_do_not_know_each_other():
    crossing = [
        f"{module} imports {other}"
        for module, others in edges().items()
        for other in others
        if (module.startswith("gui") and package(other) == "core.cli")
        or (module.startswith("core") and other.startswith("gui"))
    ]
    assert not crossing


def test_only_the_session_knows_the_storage():
    knowing = {
        package(module)
        for module, others in edges().items()
        for other in others
        if package(other) == "core.storage"
    }
    assert knowing <= {"core.storage", "core.session"}


def test_there_is_no_cycle():
    try:
        TopologicalSorter({module: others - {module} for module, others in edges().items()}).prepare()
    except CycleError as error:
        pytest.fail(f"import cycle: {' -> '.join(error.args[1])}")


def test_no_import_hides_in_a_function():
    hidden = [
        f"{module}, line {node.lineno}"
        for module, tree in trees().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not hidden


def test_the_core_does_not_import_qt():
    assert not [
        module
        for module in trees()
        if module.startswith("core") and outside(module) & {"PySide6", "shiboken6"}
    ]


def test_sql_stays_in_the_storage():
    speaking = [
        f"{module}, line {node.lineno}"
        for module, tree in trees().items()
        if package(module) != "core.storage"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and STATEMENT.search(node.value)
    ]
    importing = [
        module
        for module in trees()
        if package(module) != "core.storage" and outside(module) & {"sqlite3", "sqlite_utils", "apsw"}
    ]
    assert not speaking
    assert not importing


def test_no_second_handle_on_the_project_through_qt():
    assert not [module for module, tree in trees().items() if "PySide6.QtSql" in imported(tree)]


def test_the_lowest_floors_are_values_and_pure_functions():
    impure = {
        "sqlite3",
        "threading",
        "multiprocessing",
        "subprocess",
        "socket",
        "tempfile",
        "shutil",
        "logging",
    }
    assert not [module for module in trees() if package(module) in PURE and outside(module) & impure]


def test_the_core_runs_without_qt():
    modules = [module for module in trees() if module.startswith("core")]
    program = (
        "import importlib, sys, warnings; warnings.simplefilter('ignore')\n"
        f"for module in {modules!r}: importlib.import_module(module)\n"
        "sys.exit('PySide6' in sys.modules or 'gui' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("module", ["core.cli", "core.session", "core.session.proposing", "gui.main_window"])
def test_who_opens_a_project_does_not_load_the_readers(module):
    readers = {"trafilatura", "openpyxl", "lxml", "core.dump.dividing.divide", "core.session.worker"}
    program = f"import sys, {module}\nprint(*{readers!r} & sys.modules.keys())"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr
