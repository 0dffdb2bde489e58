"""Projects made of a dump's text: each text is imported once, and every test gets a copy of its own."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from core.session import Session


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="tanqih-tests-")


@cache
def _imported(text: str) -> Path:
    folder = Path(tempfile.mkdtemp(dir=_folder().name))
    dump = folder / "dump.txt"
    dump.write_text(text, encoding="utf-8", newline="")
    with Session.open(folder / "project.tanqih", create=True) as session:
        session.import_dumps([(dump, None)])
    return folder / "project.tanqih"


def imported_project(text: str, path: Path) -> Path:
    """Return `path`, where a closed project now lies that a dump of `text` was imported into."""
    return Path(shutil.copy(_imported(text), path))
