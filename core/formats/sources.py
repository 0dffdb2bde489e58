"""The dumps go out again, byte for byte, under their own names."""

from __future__ import annotations

from pathlib import Path

from core.errors import Cancelled, UserError
from core.formats.safe_names import collision_key, safe_name
from core.formats.writing import told, whole_file
from core.model import Source
from core.model.view import View
from core.model.waiting import StopAsked


def write_sources(view: View, folder: Path, cancelled: StopAsked | None = None) -> list[Path]:
    """Write every source's bytes to `folder`, which is made if need be, and return the paths.

    Two sources of one name become ``name`` and ``name (2)``. A file that is there already is left alone where it
    holds the same bytes; where it holds others UserError is raised and nothing is written.
    """
    made = _make(folder)
    written: list[Path] = []
    done = False
    try:
        named = _named(view.sources(), folder)
        missing = [(source, path) for source, path in named if not _is_there(view, source, path)]
        for source, path in missing:
            if cancelled and cancelled():
                raise Cancelled
            with whole_file(path) as file:
                file.write(view.source_bytes(source.id))
            written.append(path)
        done = True
    finally:
        if not done:
            _take_back(written, folder if made else None)
    return [path for _, path in named]


def _make(folder: Path) -> bool:
    """Make the folder where it is not; return whether it was made."""
    if folder.is_dir():
        return False
    if folder.exists():
        raise UserError("error.not_a_folder", path=str(folder))
    if not folder.parent.is_dir():
        raise UserError("error.no_such_folder", path=str(folder.parent))
    with told(folder):
        folder.mkdir()
    return True


def _named(sources: list[Source], folder: Path) -> list[tuple[Source, Path]]:
    """Return each source with its path; names that a file system could confuse are told apart by a number."""
    taken: set[str] = set()
    named = []
    for source in sources:
        name = safe_name(source.name, "dump.txt")
        path, number = Path(name), 1
        while collision_key(name) in taken:
            number += 1
            name = f"{path.stem} ({number}){path.suffix}"
        taken.add(collision_key(name))
        named.append((source, folder / name))
    return named


def _is_there(view: View, source: Source, path: Path) -> bool:
    """Return whether the file holds the source's bytes; raise UserError where another one stands there."""
    if not path.exists():
        return False
    with told(path):
        same = path.is_file() and path.stat().st_size == source.size
        if same and path.read_bytes() == view.source_bytes(source.id):
            return True
    raise UserError("error.file_differs", path=str(path))


def _take_back(written: list[Path], folder: Path | None) -> None:
    for path in written:
        path.unlink(missing_ok=True)
    if folder:
        folder.rmdir()
